// A picture of every page at 1440 and 390 pixels, dark and light, into ./screenshots.
//
//   node scripts/screenshots.mjs --url http://localhost:3000 --sign-in http://localhost:3000/login?code=…
//   node scripts/screenshots.mjs --url http://localhost:3000 --cookie pulsekeep=… [--out DIR] [--prefix NAME] [--page /settings]
//
// It needs a running server and a Chromium: CHROMIUM names one, /usr/bin/chromium is tried otherwise.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const pages = [
  "/",
  "/recovery",
  "/sleep",
  "/heart",
  "/strain",
  "/workouts",
  "/trends",
  "/tables/sleeps",
  "/data",
  "/settings",
];
const widths = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];
const schemes = ["dark", "light"];
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const { values: options } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:3000" },
    cookie: { type: "string" },
    "sign-in": { type: "string" },
    out: { type: "string", default: "screenshots" },
    prefix: { type: "string", default: "" },
    page: { type: "string", multiple: true, default: pages },
  },
});

await mkdir(options.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: quiet,
});
try {
  const session = await signIn();
  for (const { name: width, ...device } of widths) {
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ ...device, colorScheme, reducedMotion: "reduce" });
      await context.addCookies(session);
      for (const path of options.page) await picture(context, path, `${width}-${colorScheme}`);
      await context.close();
    }
  }
} finally {
  await browser.close();
}

/** The cookies of a signed-in browser: those given, or those a one-time sign-in link brings. */
async function signIn() {
  if (options.cookie) {
    const [name, value] = options.cookie.split("=");
    return [{ name, value, url: options.url }];
  }
  if (!options["sign-in"]) return [];
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(options["sign-in"]);
  // A link that signs in takes one click, so that nothing that merely looks at addresses can use it up.
  await page.getByRole("button").click();
  await page.waitForURL((url) => url.pathname === "/");
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

async function picture(context, path, look) {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.warn(`${path}: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error") console.warn(`${path}: ${line.text()}`);
  });
  await page.goto(new URL(path, options.url).href, { waitUntil: "load" });
  // The live stream of a running sync never goes idle, so the charts' own arrival is awaited, and no longer.
  await page.waitForTimeout(1500);
  const name = path === "/" ? "today" : path.slice(1).replaceAll("/", "-");
  const file = join(options.out, `${options.prefix}${name}-${look}.png`);
  await page.screenshot({ path: file, fullPage: true });
  console.log(file);
  await page.close();
}
