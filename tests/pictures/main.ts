import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser.ts";
import { startDemo } from "../support/demo.ts";
import { startImportedProduct } from "../support/imported-product.ts";
import { listPagePaths } from "../support/page-paths.ts";
import { startProduct } from "../support/running-product.ts";
import { signIn, signInByAddress } from "../support/sign-in.ts";
import { takeReadmePictures } from "./readme-pictures.ts";
import { takePictures } from "./take-pictures.ts";

const { values: options } = parseArgs({
  options: {
    url: { type: "string" },
    "sign-in": { type: "string" },
    out: { type: "string", default: "screenshots" },
    install: { type: "string", multiple: true },
    page: { type: "string", multiple: true },
    readme: { type: "boolean" },
  },
});

/** The installs whose pages are looked at, by the folder of their pictures. */
const installs: Record<string, (browser: Browser) => Promise<void>> = {
  "three-years": (browser) => pictureDemo(browser, "three-years", 3),
  "five-days": (browser) => pictureDemo(browser, "five-days", 5 / 365),
  scoring: (browser) => pictureDemo(browser, "scoring", 1, { scoring: true }),
  imported: pictureImported,
  "no-data": pictureNoData,
};

const browser = await launchBrowser();
try {
  if (options.readme) await pictureReadme(browser);
  else if (options.url !== undefined) await pictureRunning(browser, options.url);
  else {
    for (const [name, picture] of Object.entries(installs))
      if (options.install?.includes(name) ?? true) await picture(browser);
  }
} finally {
  await browser.close();
}

async function pictureReadme(browser: Browser): Promise<void> {
  const demo = await startDemo(3);
  try {
    await takeReadmePictures(browser, demo, join(import.meta.dirname, "../../docs/pictures"));
  } finally {
    await demo.stop();
  }
}

async function pictureDemo(
  browser: Browser,
  name: string,
  years: number,
  state?: { scoring: boolean },
): Promise<void> {
  const demo = await startDemo(years, state);
  try {
    const pages = chosen(await listPagePaths(demo.json));
    await takePictures(browser, { ...demo, pages, folder: join(options.out, name) });
  } finally {
    await demo.stop();
  }
}

/** Somebody who imported an export and never connected. */
async function pictureImported(browser: Browser): Promise<void> {
  const product = await startImportedProduct(400);
  try {
    const pages = chosen(product.pages);
    await takePictures(browser, { ...product, pages, folder: join(options.out, "imported") });
  } finally {
    await product.stop();
  }
}

/** An owner who has not connected anything yet, and what a stranger sees. */
async function pictureNoData(browser: Browser): Promise<void> {
  const password = "four quiet words here";
  const product = await startProduct({ ADMIN_PASSWORD: password });
  try {
    const folder = join(options.out, "no-data");
    const cookie = await signIn(product.url, { password });
    const pages = chosen([...(await listPagePaths(null)), { route: "/connect", path: "/connect" }]);
    await takePictures(browser, { ...product, cookie, pages, folder });
    const entrance = chosen([{ route: "/login", path: "/login" }]);
    await takePictures(browser, { ...product, cookie: null, pages: entrance, folder });
  } finally {
    await product.stop();
  }
}

/** Somebody else's server: only `--page` addresses, or what needs no record. */
async function pictureRunning(browser: Browser, url: string): Promise<void> {
  const cookie = options["sign-in"] === undefined ? null : await signInByAddress(options["sign-in"]);
  const pages = options.page?.map((path) => ({ route: path, path })) ?? (await listPagePaths(null));
  await takePictures(browser, { url, cookie, pages, folder: options.out });
}

function chosen<T extends { route: string }>(pages: T[]): T[] {
  return pages.filter(({ route }) => options.page?.includes(route) ?? true);
}
