import type { Page } from "playwright-core";

/** What belongs to a page has arrived. A live stream is never idle: after a moment it has come all the same. */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => undefined);
}
