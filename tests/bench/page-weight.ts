import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import type { Demo } from "../support/demo.ts";
import type { PagePath } from "../support/page-paths.ts";
import type { Figure } from "./figure.ts";

const kilobyte = 1000;
const viewport = { width: 1440, height: 900 };

interface Loaded {
  scriptBytes: number;
  requests: number;
  shift: number;
  live: boolean;
}

/**
 * What a browser with an empty cache fetches for each page: compressed scripts with every chart still asleep, and after
 * the whole page was scrolled through; requests; how much anything moved.
 */
export async function measurePageWeight(
  browser: Browser,
  demo: Demo,
  pages: readonly PagePath[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { route, path } of pages) {
    const asleep = await loadPage(browser, demo, path, { chartsAsleep: true });
    const whole = await loadPage(browser, demo, path, { chartsAsleep: false });
    const charts = whole.live;
    figures.push(
      {
        name: `JavaScript, ${route}: ${charts ? "before the first chart is live" : "no live chart"}`,
        value: asleep.scriptBytes / kilobyte,
        unit: "kB",
        target: charts ? "≤ 190" : "≤ 165",
      },
      ...(charts
        ? [
            {
              name: `JavaScript, ${route}: in all`,
              value: whole.scriptBytes / kilobyte,
              unit: "kB",
              target: "≤ 280",
            },
          ]
        : []),
      { name: `requests, ${route}`, value: whole.requests, unit: "requests", target: "≤ 24" },
      { name: `layout shift, ${route}`, value: whole.shift, unit: "", target: "= 0" },
    );
  }
  return figures;
}

async function loadPage(
  browser: Browser,
  demo: Demo,
  path: string,
  { chartsAsleep }: { chartsAsleep: boolean },
): Promise<Loaded> {
  const context = await browser.newContext({ viewport });
  try {
    await context.addCookies([{ ...demo.cookie, url: demo.url }]);
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    let requests = 0;
    page.on("request", () => {
      requests += 1;
    });
    page.on("response", (response) => {
      if (response.request().resourceType() === "script")
        scripts.push(response.body().then((body) => gzipSync(body, { level: 6 }).length));
    });
    await page.addInitScript(watchShifts);
    if (chartsAsleep) await page.addInitScript(closeEyes);
    await page.goto(demo.url + path, { waitUntil: "load" });
    await untilQuiet(page);
    const requestsOfLoad = requests;
    if (!chartsAsleep) await scrollThrough(page);
    const scriptBytes = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
    const live = (await page.locator(".recharts-wrapper").count()) > 0;
    return {
      scriptBytes,
      requests: requestsOfLoad,
      shift: await page.evaluate(() => window.shiftSoFar),
      live,
    };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    shiftSoFar: number;
  }
}

/** Runs in the page: everything that moves without being asked to, added up. */
function watchShifts(): void {
  window.shiftSoFar = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean };
      if (!hadRecentInput) window.shiftSoFar += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page: nothing ever comes into view, so no chart wakes. */
function closeEyes(): void {
  IntersectionObserver.prototype.observe = () => undefined;
}

async function scrollThrough(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top <= height; top += viewport.height / 2) {
    await page.evaluate((to) => window.scrollTo(0, to), top);
    await page.waitForTimeout(60);
  }
  await untilQuiet(page);
}

/** A page with a live stream is never idle: then two seconds have to do. */
async function untilQuiet(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => undefined);
  await page.waitForTimeout(300);
}
