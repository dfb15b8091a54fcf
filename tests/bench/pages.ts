import { launchBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import { listPagePaths } from "../support/page-paths.ts";
import type { Figure } from "./figure.ts";
import { measurePageWeight } from "./page-weight.ts";
import { untilIdle } from "./processes.ts";
import { measureServerAnswers, warmUp } from "./server-answers.ts";
import { measureWebMemory } from "./web-memory.ts";

/** The pages of the built product on the embedded server, with ten years stored. */
export async function measurePages(): Promise<Figure[]> {
  const demo = await startDemo(10);
  const browser = await launchBrowser();
  try {
    const pages = await listPagePaths(demo.json);
    await untilIdle(demo.pid);
    await warmUp(demo, pages);
    return [
      ...(await measureServerAnswers(demo, pages)),
      ...(await measurePageWeight(browser, demo, pages)),
      ...(await measureWebMemory(demo, pages)),
    ];
  } finally {
    await browser.close();
    await demo.stop();
  }
}
