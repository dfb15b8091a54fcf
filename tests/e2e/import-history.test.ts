import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findViolations } from "../support/axe-check.ts";
import { launchBrowser } from "../support/browser.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { watchProblems } from "../support/page-problems.ts";
import { press } from "../support/page-steps.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";

const made = makeExport({ days: 60, seed: 3 });
// Newest first: the first row is the open cycle of the newest day.
const [newest] = made.cycles;
const stores = { timeout: 60_000 };

/** How many lines the text in an element's span takes. */
function linesOf(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element.querySelector("span") ?? element);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
}

describe("a member who drops an export before owning any API key", () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    product = await startProduct({});
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    page.setDefaultTimeout(20_000);
    problems = watchProblems(page);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const mainText = () => page.locator("main").innerText();

  it("signs in and finds the import on the way", async () => {
    await page.goto(product.firstAddress);
    await page.getByLabel("Your name").fill("Robin");
    await page.getByLabel("Password").fill("four quiet words here");
    await press(page.getByRole("button", { name: "Continue" }));
    await page.getByRole("link", { name: "Choose files" }).click();
    await page.getByRole("heading", { level: 1, name: "Import and export" }).waitFor();
  });

  it("sees what the export holds before anything is stored", async () => {
    const dataTransfer = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], "my_whoop_data.zip"));
        return transfer;
      },
      [...(await zipped(exportFiles(made)))],
    );
    await page.getByRole("region", { name: "Drop the export here" }).dispatchEvent("drop", { dataTransfer });
    const preview = page.getByRole("region", { name: "What storing this import would change" });
    await preview.waitFor(stores);
    const { cycles, sleeps, recoveries, workouts, journal } = made.expected;
    const rows = await preview.locator("tbody tr").allInnerTexts();
    const newOf = (file: string, type: string) =>
      rows.find((row) => row.includes(file) && row.split("\t").includes(type))?.split("\t")[4];
    expect(newOf("physiological_cycles.csv", "Cycles")).toBe(String(cycles));
    expect(newOf("physiological_cycles.csv", "Recoveries")).toBe(String(recoveries));
    expect(newOf("workouts.csv", "Workouts")).toBe(String(workouts));
    expect(newOf("journal_entries.csv", "Journal")).toBe(String(journal));
    const sleepRows = rows.filter((row) => row.split("\t").includes("Sleeps"));
    expect(sleepRows.reduce((sum, row) => sum + Number(row.split("\t")[4]), 0)).toBe(sleeps);
    expect(await findViolations(page)).toEqual([]);
    // On a phone a file's name is broken where its parts end: two lines, not one for every few letters.
    await page.setViewportSize({ width: 390, height: 844 });
    const lines = await preview
      .getByRole("rowheader", { name: "physiological_cycles.csv" })
      .first()
      .evaluate(linesOf);
    expect(lines).toBeLessThanOrEqual(2);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(product.url);
    expect(await mainText()).not.toContain(`${newest?.["recovery"]}%`);
  });

  it("stores it, and reads its numbers on Today, Recovery and the day", async () => {
    await page.goto(`${product.url}/data/import`);
    await press(page.getByRole("button", { name: "Store it" }));
    await page.getByRole("button", { name: "Undo this import" }).waitFor(stores);
    expect(await findViolations(page)).toEqual([]);
    await page.goto(product.url);
    expect(await mainText()).toContain(`${newest?.["recovery"]}%`);
    await page.goto(`${product.url}/recovery?range=all`);
    const recoveries = made.cycles.flatMap(({ recovery }) =>
      recovery === undefined ? [] : [Number(recovery)],
    );
    const low = recoveries.filter((recovery) => recovery < 34).length;
    const distribution = await mainText();
    const downloads = page.waitForEvent("download");
    await press(page.getByRole("button", { name: "CSV" }).first());
    const csv = await readFile(await (await downloads).path(), "utf8");
    expect(csv).toMatch(/^[^\r\n]*,recovery[^\r\n]*\r\n2022-/);
    expect(distribution).toContain(`${recoveries.length} of ${made.cycles.length} days have a recovery`);
    expect(distribution).toContain(`${low} of ${recoveries.length} days`);
    const day = newest?.["wakeOnset"]?.slice(0, 10);
    await page.goto(`${product.url}/day/${day}`);
    const text = await mainText();
    expect(text).toContain(String(newest?.["restingBpm"]));
    expect(text).toContain("What was answered in the journal for this day.");
    expect(text).toContain("Viewed a screen device in bed?");
    expect(await findViolations(page)).toEqual([]);
  });

  it("opens a record of the day by the start it is named by", async () => {
    await page.getByRole("link", { name: "History of this record" }).first().click();
    await page.waitForURL(/\/data\/records\/[a-z]+\/import(:|%3A)2022-/);
    // The address alone leads there, too.
    await page.goto(page.url());
    await page.getByText(/^import:2022-/).waitFor();
    expect(await mainText()).toContain("all of it is from an import");
    expect(await findViolations(page)).toEqual([]);
  });

  it("undoes it, and nothing of it is left", async () => {
    await page.goto(`${product.url}/data/import`);
    await press(page.getByRole("button", { name: "Undo this import" }));
    await press(page.getByRole("button", { name: "Undo it" }));
    await page.getByText(/· undone$/).waitFor(stores);
    await page.goto(product.url);
    expect(await mainText()).not.toContain(`${newest?.["recovery"]}%`);
    expect(problems).toEqual([]);
  });
});
