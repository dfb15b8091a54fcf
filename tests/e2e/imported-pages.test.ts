import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { listPagePaths, type PagePath } from "../support/page-paths.ts";
import { type RunningProduct, startProduct } from "../support/running-product.ts";
import { type SessionCookie, signIn } from "../support/sign-in.ts";

const password = "four quiet words here";
/** What only makes sense to somebody with a connection. */
const wordsOfSyncing =
  /\bsync|still arriving|next scored night|not read yet|in step with|scored \d|what WHOOP sent|changed by WHOOP|WHOOP's API|being scored/i;

describe("a member who only imported", () => {
  let product: RunningProduct;
  let browser: Browser;
  let cookie: SessionCookie;
  let pages: PagePath[];
  let folder: string;

  beforeAll(async () => {
    product = await startProduct({});
    folder = await mkdtemp(join(tmpdir(), "pulsekeep-export-"));
    const archive = join(folder, "my_whoop_data.zip");
    await writeFile(archive, await zipped(exportFiles(makeExport({ days: 90, seed: 4 }))));
    await product.cli(["user", "password"], `${password}\n`);
    const imported = await product.cli(["import", archive]);
    expect(imported.code).toBe(0);
    cookie = await signIn(product.url, { name: "Owner", password });
    pages = await listPagePaths(async (path) => {
      const answer = await fetch(`${product.url}${path}`, {
        headers: { cookie: `${cookie.name}=${cookie.value}` },
      });
      return answer.json();
    });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([1440, 390])("reads no word of syncing on any page, %i pixels wide", async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await context.addCookies([{ ...cookie, url: product.url }]);
    const page = await context.newPage();
    const found: string[] = [];
    for (const { route, path } of pages) {
      // Settings offer the connection itself.
      if (route === "/settings") continue;
      await page.goto(`${product.url}${path}`);
      // What a filter could be set to is no word about the records.
      await page.locator("main option").evaluateAll((options) => {
        for (const option of options) option.remove();
      });
      const text = await page.locator("main").innerText();
      const word = wordsOfSyncing.exec(text)?.[0];
      if (word !== undefined) found.push(`${path}: ${word}`);
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
