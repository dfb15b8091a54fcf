import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findViolations } from "../support/axe-check.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { listPagePaths } from "../support/page-paths.ts";
import { watchProblems } from "../support/page-problems.ts";
import { openWhole, wakeCharts } from "../support/page-steps.ts";

describe("the demo's pages, with three years of a made-up person", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let paths: string[];

  beforeAll(async () => {
    demo = await startDemo(3);
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    paths = (await listPagePaths(demo.json)).map(({ path }) => path);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it("say that they are demo data, every one of them", async () => {
    expect(paths.length).toBeGreaterThanOrEqual(14);
    for (const path of paths) {
      await openWhole(page, `${demo.url}${path}`);
      await page.getByText("Demo data from the built-in sandbox").waitFor();
    }
  });

  it("can be reached, every kind of them, by links from the first", async () => {
    await page.goto(demo.url);
    const links = await page.getByRole("navigation").first().getByRole("link").all();
    const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
    const top = (path: string) => path.split("/")[1] ?? "";
    // A day is opened from the charts and tables.
    const reachable = new Set([...hrefs.map((href) => top(href ?? "/")), "day"]);
    expect(paths.filter((path) => !reachable.has(top(path)))).toEqual([]);
  });

  it.each(["dark", "light"] as const)(
    "have no accessibility violation in the %s theme",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const path of paths) {
        await openWhole(page, `${demo.url}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        if ((await page.locator("[data-series]").count()) > 0) await wakeCharts(page);
        expect(await findViolations(page)).toEqual([]);
      }
    },
  );

  it("break no rule of the content security policy and throw nothing", async () => {
    const problems = watchProblems(page);
    for (const path of paths) {
      await openWhole(page, `${demo.url}${path}`);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("load");
    }
    expect(problems).toEqual([]);
  });

  it("never scroll sideways on a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await openWhole(page, `${demo.url}${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${path}: ${overflow}`).toBe(`${path}: 0`);
    }
  });
});
