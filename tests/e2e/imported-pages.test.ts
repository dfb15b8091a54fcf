import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type ImportedProduct, startImportedProduct } from "../support/imported-product.ts";

/** What only makes sense to somebody with a connection. */
const wordsOfSyncing =
  /\bsync|still arriving|next scored night|not read yet|in step with|scored \d|what WHOOP sent|changed by WHOOP|WHOOP's API|being scored/i;

describe("a member who only imported", () => {
  let product: ImportedProduct;
  let browser: Browser;

  beforeAll(async () => {
    product = await startImportedProduct(90);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each([1440, 390])("reads no word of syncing on any page, %i pixels wide", async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await context.addCookies([{ ...product.cookie, url: product.url }]);
    const page = await context.newPage();
    const found: string[] = [];
    for (const { route, path } of product.pages) {
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
