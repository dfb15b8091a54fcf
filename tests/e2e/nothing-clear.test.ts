import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#db/client.ts";
import { openEmbedded } from "#db/embedded.ts";
import { addDays, localDay } from "#domain/day.ts";
import { findViolations } from "../support/axe-check.ts";
import { launchBrowser } from "../support/browser.ts";
import { watchProblems } from "../support/page-problems.ts";
import { openWhole, press } from "../support/page-steps.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";
import { type StoredDay, storeSeries } from "../support/store-series.ts";
import { normals } from "../unit/analysis/histories.ts";

const days = 200;

/** Days of which none knows anything of another, nor any number of the others. */
function noise(seed: number): StoredDay[] {
  const next = normals(seed);
  return Array.from({ length: days }, () => ({
    recovery: Math.round(Math.min(99, Math.max(1, 58 + 16 * next()))),
    hrvMs: 62 * Math.exp(0.15 * next()),
    restingBpm: Math.round(55 + 3 * next()),
    strain: Math.min(20, Math.max(2, 10.5 + 3 * next())),
    asleepMin: Math.min(520, Math.max(240, 425 + 28 * next())),
    awakeMin: Math.max(2, 40 + 9 * next()),
  }));
}

describe("a member whose numbers have nothing to do with each other", () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    page.setDefaultTimeout(30_000);
    problems = watchProblems(page);
    const first = await startProduct({});
    await page.goto(first.firstAddress);
    await page.getByLabel("Your name").fill("Robin");
    await page.getByLabel("Password").fill("four quiet words here");
    await press(page.getByRole("button", { name: "Continue" }));
    await page.getByRole("link", { name: "Choose files" }).waitFor();
    await storeNoise(first.dataDir);
    await first.stop({ keepData: true });
    // A worker that has just begun looks at what is stored.
    product = await startProduct({ DATA_DIR: first.dataDir });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const mainText = () => page.locator("main").innerText();

  it("is told on Insights that nothing is clear, and what would have been seen", async () => {
    await openWhole(page, `${product.url}/insights?range=all`);
    await page.getByText("Nothing clear", { exact: true }).waitFor({ timeout: 60_000 });
    expect(await mainText()).toMatch(
      /[1-9]\d+ comparisons, none with q ≤ 0\.10: nothing clear\. A link of r ≈ 0\.\d+/,
    );
    expect(await findViolations(page)).toEqual([]);
  });

  it("is shown a pair with the same care as a clear one", async () => {
    await openWhole(page, `${product.url}/insights?range=all&lag=1&x=strain&y=recovery#pair`);
    await page
      .getByRole("heading", { name: /Day strain/ })
      .first()
      .waitFor();
    expect(await mainText()).toContain("No clear pattern between Day strain and Recovery");
    expect(await findViolations(page)).toEqual([]);
  });

  it("gets a model that finds nothing and does no better than a guess", async () => {
    await openWhole(page, `${product.url}/model?range=all&outcome=recovery&with=strain:1,asleepMin:0`);
    await page.getByRole("heading", { level: 1, name: "Model" }).waitFor();
    const text = await mainText();
    expect(text).toContain("Nothing clear");
    expect(text).not.toMatch(/^Clear$/m);
    expect(await findViolations(page)).toEqual([]);
  });

  it("sees no drift on Trends", async () => {
    await openWhole(page, `${product.url}/trends?range=all&metric=hrvMs,restingBpm`);
    await page.getByText("No clear drift").first().waitFor();
    expect(problems).toEqual([]);
  });
});

async function storeNoise(dataDir: string): Promise<void> {
  const embedded = await openEmbedded({ dataDir });
  const db = openDatabase({ url: embedded.url });
  try {
    const { id } = await db.member.findFirstOrThrow();
    await storeSeries(db, id, addDays(localDay(new Date(), 0), -days), noise(7));
  } finally {
    await db.$disconnect();
    await embedded.close();
  }
}
