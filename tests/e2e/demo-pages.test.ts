import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";

const paths = [
  "/",
  "/recovery",
  "/sleep",
  "/heart",
  "/strain",
  "/workouts",
  "/trends",
  "/insights",
  "/tables/sleeps",
  "/data",
  "/settings",
];

describe("the demo's pages, with three years of a made-up person", () => {
  let product: RunningProduct;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct({}, ["--demo"]);
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(product.firstAddress);
    await page.getByRole("button").click();
    await page.waitForURL(`${product.url}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const api = async (path: string) => (await context.request.get(`${product.url}${path}`)).json();

  it("are filled by a sync of the whole history", async () => {
    const complete = async () => {
      const { types } = await api("/api/v1/sync");
      return types.filter(({ historyCompleteAt }: { historyCompleteAt: string | null }) => historyCompleteAt)
        .length;
    };
    await expect.poll(complete, { timeout: 120_000, interval: 500 }).toBe(4);
  });

  it("say that they are demo data, every one of them", async () => {
    for (const path of paths) {
      await page.goto(`${product.url}${path}`);
      await page.getByText("Demo data from the built-in sandbox").waitFor();
    }
  });

  it.each(["dark", "light"] as const)(
    "have no accessibility violation in the %s theme",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const path of paths) {
        await page.goto(`${product.url}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(),
        );
        expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual([]);
      }
    },
  );

  it("break no rule of the content security policy and throw nothing", async () => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (line) => {
      if (line.type() === "error") problems.push(line.text());
    });
    for (const path of paths) {
      await page.goto(`${product.url}${path}`);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.waitForLoadState("load");
    }
    expect(problems).toEqual([]);
  });

  it("never scroll sideways on a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(`${product.url}${path}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${path}: ${overflow}`).toBe(`${path}: 0`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("show the same recovery in the dial, the API and the table behind the chart", async () => {
    await page.goto(product.url);
    const { days } = await api("/api/v1/days");
    const newest = days.findLast((day: { recovery: number | null }) => day.recovery !== null);
    expect(await page.locator("main").innerText()).toContain(`${newest.recovery}`);
    await page.goto(`${product.url}/recovery`);
    await page.getByRole("button", { name: "Table" }).first().click();
    expect(await page.getByRole("table").first().innerText()).toContain(`${newest.recovery}`);
  });
});
