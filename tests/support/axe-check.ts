import axe from "axe-core";
import type { Page } from "playwright-core";

/** The accessibility rules the page breaks as it stands, each with the first element that does. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  const { pathname } = new URL(page.url());
  return violations.map(({ id, nodes }) => `${pathname}: ${id} ${nodes[0]?.html ?? ""}`);
}
