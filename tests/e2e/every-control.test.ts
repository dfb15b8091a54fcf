import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { metricNames } from "#domain/metrics.ts";
import { recordTypes } from "#domain/record-fields.ts";
import { recordColumns } from "#queries/records/record-columns.ts";
import { findViolations } from "../support/axe-check.ts";
import { launchBrowser } from "../support/browser.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { listPagePaths } from "../support/page-paths.ts";
import { watchProblems } from "../support/page-problems.ts";
import { openWhole, press, wakeCharts } from "../support/page-steps.ts";

const ranges = ["7d", "30d", "90d", "6m", "1y", "all"];

describe("every range, toggle, filter and order of every page", () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let paths: string[];
  let problems: string[];

  beforeAll(async () => {
    demo = await startDemo(2);
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    problems = watchProblems(page);
    paths = (await listPagePaths(demo.json)).map(({ path }) => path);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });
  beforeEach(() => {
    problems.length = 0;
  });

  const goTo = async (path: string) => {
    await openWhole(page, `${demo.url}${path}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
  };

  it("ranges: each is one press away, is in the address, and is remembered by the next page", async () => {
    let ranged = 0;
    for (const path of paths) {
      await goTo(path);
      const choice = page.getByRole("navigation", { name: "Days shown" });
      if ((await choice.count()) === 0) continue;
      ranged += 1;
      for (const range of ranges) {
        await choice.locator(`a[href*="range=${range}"]`).click();
        await page.waitForURL((url) => url.searchParams.get("range") === range);
        await choice.locator(`a[href*="range=${range}"][aria-current=true]`).waitFor();
      }
    }
    await goTo("/recovery");
    const remembered = page.getByRole("navigation", { name: "Days shown" }).locator("[aria-current=true]");
    expect(await remembered.innerText()).toContain("All");
    expect(ranged).toBeGreaterThanOrEqual(5);
    expect(problems).toEqual([]);
  });

  it("ranges: any two dates do, and wrong ones are said to be wrong", async () => {
    await goTo("/sleep?range=30d");
    await page.getByText("Dates", { exact: true }).click();
    const day = await page.getByLabel("To").inputValue();
    const from = new Date(Date.parse(day) - 20 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel("From").fill(from);
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(
      (url) => url.searchParams.get("from") === from && url.searchParams.get("to") === day,
    );
    await goTo("/sleep?from=2026-13-40&to=x");
    await page.getByText("The address names dates that make no range").waitFor();
    expect(problems).toEqual([]);
  });

  it("toggles: each can be pressed, says that it is, and breaks nothing, the tables behind the charts included", async () => {
    let pressed = 0;
    for (const path of paths) {
      await goTo(path);
      const toggles = page.locator("main button[aria-pressed]");
      const count = await toggles.count();
      for (let place = 0; place < count; place += 1) {
        const toggle = toggles.nth(place);
        const before = await toggle.getAttribute("aria-pressed");
        await press(toggle);
        // One of several stays pressed; a switch of its own goes over.
        if (before === "false") await expect.poll(() => toggle.getAttribute("aria-pressed")).toBe("true");
        pressed += 1;
      }
      if (count > 0) expect(await findViolations(page)).toEqual([]);
    }
    expect(pressed).toBeGreaterThan(20);
    expect(problems).toEqual([]);
  });

  it("Trends: every metric, every step, every comparison, and four metrics at once", async () => {
    for (const metric of metricNames) {
      const answer = await page.request.get(`${demo.url}/trends?metric=${metric}&range=90d`);
      expect(`${metric} ${answer.status()}`).toBe(`${metric} 200`);
    }
    await goTo("/trends?range=1y");
    const form = page.locator("main form").filter({ has: page.locator("select[name=by]") });
    const show = async () => {
      await form.getByRole("button", { name: "Show" }).click();
      await page.waitForLoadState("load");
      await page.getByRole("heading", { level: 1 }).waitFor();
    };
    for (const [place, metric] of ["hrvMs", "strain", "asleepMin"].entries())
      await form
        .locator("select[name=metric]")
        .nth(place + 1)
        .selectOption(metric);
    await show();
    for (const by of ["week", "month", "quarter", "year", "day"]) {
      await form.locator("select[name=by]").selectOption(by);
      await show();
      expect(new URL(page.url()).searchParams.get("by")).toBe(by);
    }
    await openWhole(page, `${demo.url}/trends?range=90d`);
    for (const compare of ["before", "year"]) {
      await form.locator("select[name=compare]").selectOption(compare);
      await show();
      await page.getByRole("heading", { name: "Against the other period" }).waitFor();
    }
    expect(problems).toEqual([]);
  });

  it("raw tables: every type, every column in both orders, states and dates", async () => {
    for (const type of recordTypes) {
      for (const { name } of recordColumns[type]) {
        for (const order of ["", "&order=asc"]) {
          const answer = await page.request.get(`${demo.url}/tables/${type}?sort=${name}${order}`);
          expect(`${type} ${name} ${answer.status()}`).toBe(`${type} ${name} 200`);
        }
      }
    }
    await goTo("/tables/recoveries");
    const sorted = page.locator("th[aria-sort]");
    for (const order of ["descending", "ascending"]) {
      await page
        .getByRole("columnheader")
        .getByRole("link", { name: /^Recovery/ })
        .click();
      await expect.poll(() => sorted.getAttribute("aria-sort")).toBe(order);
      await expect.poll(() => sorted.innerText()).toMatch(/^Recovery/);
    }
    await page.locator("select[name=state]").selectOption("SCORED");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL((url) => url.searchParams.get("state") === "SCORED");
    expect(new URL(page.url()).searchParams.get("order")).toBe("asc");
    expect(problems).toEqual([]);
  });

  it("workouts: by sport and by date", async () => {
    await goTo("/workouts");
    const sport = page.locator("select[name=sport]");
    const name = await sport.locator("option").nth(1).getAttribute("value");
    await sport.selectOption({ index: 1 });
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL((url) => url.searchParams.get("sport") === name);
    await page.getByRole("table").waitFor();
    await goTo("/workouts?from=1999-01-01&to=1999-01-02");
    expect(await page.getByRole("table").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("charts: a walk by keyboard speaks every day and Enter opens it", async () => {
    await goTo("/recovery?range=30d");
    await wakeCharts(page);
    const chart = page.getByRole("application").first();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await chart.evaluate((element) => element === document.activeElement)) break;
    }
    expect(await chart.evaluate((element) => element === document.activeElement)).toBe(true);
    const spoken = page.locator("section:has([role=application]) [aria-live=polite]").first();
    const heard = new Set<string>();
    for (let step = 0; step < 5; step += 1) {
      const before = await spoken.innerText();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => spoken.innerText()).not.toBe(before);
      heard.add(await spoken.innerText());
    }
    expect(heard.size).toBe(5);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/day\/\d{4}-\d{2}-\d{2}$/);
    expect(problems).toEqual([]);
  });
});
