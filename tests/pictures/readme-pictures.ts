import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Demo } from "../support/demo.ts";
import { untilStill } from "./until-still.ts";

const desktop = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** The pictures of the README: few, small, and only of a made-up person. */
const pictures = [
  { name: "today", path: "/", device: desktop, colorScheme: "dark" },
  { name: "sleep", path: "/sleep?range=30d", device: desktop, colorScheme: "light" },
  { name: "heart", path: "/heart?range=90d", device: desktop, colorScheme: "dark" },
  { name: "phone", path: "/", device: phone, colorScheme: "dark" },
] as const;

/** Writes the README's pictures into `folder`, as WebP of what fits on a screen. */
export async function takeReadmePictures(browser: Browser, demo: Demo, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, path, device, colorScheme } of pictures) {
    const context = await browser.newContext({ ...device, colorScheme, reducedMotion: "reduce" });
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    const page = await context.newPage();
    await page.goto(`${demo.url}${path}`, { waitUntil: "load" });
    await untilStill(page);
    // Playwright itself writes PNG and JPEG only; the browser knows WebP.
    const session = await context.newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
    const file = join(folder, `${name}.webp`);
    await writeFile(file, Buffer.from(data, "base64"));
    console.log(file);
    await context.close();
  }
}
