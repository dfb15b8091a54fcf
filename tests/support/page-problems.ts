import type { Page } from "playwright-core";

/** Collects what a page complains about (errors thrown, errors in the console), each with the address it happened at. */
export function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  const note = (what: string) => problems.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on("pageerror", (error) => note(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") note(line.text());
  });
  return problems;
}
