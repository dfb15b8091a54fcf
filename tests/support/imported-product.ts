import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportFiles } from "./exports/export-files.ts";
import { makeExport } from "./exports/made-export.ts";
import { zipped } from "./exports/zipped.ts";
import { listPagePaths, type PagePath } from "./page-paths.ts";
import { type RunningProduct, startProduct } from "./running-product.ts";
import { type SessionCookie, signIn } from "./sign-in.ts";

const password = "four quiet words here";

/** The built product with an owner who imported an export and never connected, signed in. */
export interface ImportedProduct extends RunningProduct {
  cookie: SessionCookie;
  pages: PagePath[];
}

/** `days` is how much history the made-up export holds. */
export async function startImportedProduct(days: number): Promise<ImportedProduct> {
  const product = await startProduct({});
  const folder = await mkdtemp(join(tmpdir(), "pulsekeep-export-"));
  try {
    const archive = join(folder, "my_whoop_data.zip");
    await writeFile(archive, await zipped(exportFiles(makeExport({ days, seed: 4 }))));
    await product.cli(["user", "password"], `${password}\n`);
    const imported = await product.cli(["import", archive]);
    if (imported.code !== 0) throw new Error(`The import ended with ${imported.code}: ${imported.stdout}`);
    const cookie = await signIn(product.url, { name: "Owner", password });
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    const pages = await listPagePaths(async (path) =>
      (await fetch(`${product.url}${path}`, { headers })).json(),
    );
    return { ...product, cookie, pages };
  } catch (error) {
    await product.stop();
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
