import type { Page } from "playwright-core";
import { insightsText } from "#app/texts/en/insights.ts";

const analysisWithinMs = 120_000;

/**
 * What belongs to a page has arrived. A live stream is never idle: after a moment it has come all the same. A page that
 * waits for the worker's analysis shows it by itself when it is there.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => undefined);
  await page
    .getByText(insightsText.waiting.title)
    .first()
    .waitFor({ state: "detached", timeout: analysisWithinMs });
}
