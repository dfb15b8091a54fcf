import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const macPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** They keep the browser from talking to anybody but the page under test. */
export const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens a headless browser: an installed Chromium or Chrome, else Playwright's own, which is downloaded once, else, as
 * root on Debian, the package `chromium`. Throws with what to do when none can be had.
 */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({ executablePath: findBrowser(), args: [...quietFlags, ...flags] });
}

/** The program of `launchBrowser`. */
export function findBrowser(): string {
  return installed() ?? playwrights() ?? downloaded() ?? packaged() ?? missing();
}

function installed(): string | null {
  for (const name of names) {
    const path = succeeds("which", [name]);
    if (path) return path.trim();
  }
  return macPaths.find((path) => existsSync(path)) ?? null;
}

function playwrights(): string | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function downloaded(): string | null {
  const cli = new URL("../../node_modules/playwright-core/cli.js", import.meta.url).pathname;
  return succeeds(process.execPath, [cli, "install", "chromium"], 180_000) === null ? null : playwrights();
}

function packaged(): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  if (succeeds("apt-get", ["update", "-qq"], 120_000) === null) return null;
  const done = succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], 600_000);
  return done === null ? null : installed();
}

function missing(): never {
  throw new Error(
    "No browser for the tests: install Chromium or Google Chrome, or let `npx playwright-core install chromium` reach its download.",
  );
}

function succeeds(program: string, args: string[], timeoutMs = 10_000): string | null {
  try {
    return execFileSync(program, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: timeoutMs,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  } catch {
    return null;
  }
}
