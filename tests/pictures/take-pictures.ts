import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import type { PagePath } from "../support/page-paths.ts";
import type { SessionCookie } from "../support/sign-in.ts";
import { untilStill } from "./until-still.ts";

const widths = [
  { name: "1440", device: { viewport: { width: 1440, height: 900 } } },
  { name: "390", device: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];
const schemes = ["dark", "light"] as const;

/** What pictures are taken of, and where they go. */
export interface PictureJob {
  url: string;
  /** Null for what strangers see. */
  cookie: SessionCookie | null;
  pages: readonly PagePath[];
  folder: string;
}

/** A picture of every page at both widths in both themes; what a page complains about in the console is passed on. */
export async function takePictures(browser: Browser, { url, cookie, pages, folder }: PictureJob) {
  await mkdir(folder, { recursive: true });
  for (const { name, device } of widths) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ ...device, colorScheme, reducedMotion: "reduce" });
      if (cookie !== null) await context.addCookies([{ ...cookie, url }]);
      for (const { route, path } of pages) {
        const file = join(folder, `${nameOf(route)}-${name}-${colorScheme}.png`);
        await takePicture(context, `${url}${path}`, file);
      }
      await context.close();
    }
  }
}

/** "/day/[day]" is "day-day", the first page "today". */
function nameOf(route: string): string {
  return route.replaceAll(/[[\]]/g, "").split("/").filter(Boolean).join("-") || "today";
}

async function takePicture(context: BrowserContext, address: string, file: string): Promise<void> {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${address}: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error") console.error(`${address}: ${line.text()}`);
  });
  await page.goto(address, { waitUntil: "load" });
  await untilStill(page);
  // A window as tall as the page: bars that stick to its edges stay there instead of lying across the middle.
  const width = page.viewportSize()?.width ?? 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await untilStill(page);
  await page.screenshot({ path: file });
  console.log(file);
  await page.close();
}
