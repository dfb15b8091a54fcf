import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArchive } from "#export-files/read-archive.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import type { Figure } from "./figure.ts";

const years = 10;
const days = Math.round(years * 365.25);

/** Ten years of an export, read to its last row: time for each thousand cycles, and what memory it takes. */
export async function measureArchive(): Promise<Figure[]> {
  const workFolder = await mkdtemp(join(tmpdir(), "pulsekeep-bench-"));
  try {
    const path = join(workFolder, "upload");
    await writeFile(path, await zipped(exportFiles(makeExport({ days }))));
    globalThis.gc?.();
    const beforeBytes = process.memoryUsage().rss;
    let highestBytes = beforeBytes;
    let rows = 0;
    const beganMs = performance.now();
    for await (const event of readArchive([{ name: "whoop.zip", path }], { workFolder })) {
      if (event.kind === "rows") rows += event.rows.length;
      highestBytes = Math.max(highestBytes, process.memoryUsage().rss);
    }
    const tookMs = performance.now() - beganMs;
    const name = `reading an export of ${years} years (${rows} rows)`;
    return [
      { name: `${name}: per 1 000 cycles`, value: (tookMs / days) * 1000, unit: "ms", target: "≤ 2000" },
      {
        name: `${name}: memory on top`,
        value: (highestBytes - beforeBytes) / 2 ** 20,
        unit: "MiB",
        target: null,
      },
    ];
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}
