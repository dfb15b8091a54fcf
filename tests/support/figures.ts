import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { press } from "./page-steps.ts";

/** Every figure of the page: a section with a title, a switch to its table, and a file. */
export function figuresOf(page: Page): Locator {
  return page.locator("section").filter({ has: page.getByRole("button", { name: "CSV", exact: true }) });
}

/** The file a figure hands out: column names and rows, as they stand. */
export async function readFigureFile(figure: Locator): Promise<{ columns: string[]; rows: string[][] }> {
  const download = figure.page().waitForEvent("download");
  await press(figure.getByRole("button", { name: "CSV", exact: true }));
  const text = await readFile(await (await download).path(), "utf8");
  const [columns = [], ...rows] = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  return { columns, rows };
}

/** The words of the table behind a figure, row by row; the figure is a drawing again afterwards. */
export async function readFigureTable(figure: Locator): Promise<string[][]> {
  const button = figure.getByRole("button", { name: "Table", exact: true });
  await press(button);
  const rows = await figure
    .getByRole("table")
    .evaluate((table) =>
      [...table.querySelectorAll("tbody tr")].map((row) =>
        [...row.children].map((cell) => (cell instanceof HTMLElement ? cell.innerText.trim() : "")),
      ),
    );
  await press(button);
  return rows;
}
