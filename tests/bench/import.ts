import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followImports } from "#sync/import/steps.ts";
import { receiveUpload } from "#sync/import/upload.ts";
import { runNext } from "#sync/run/run-sync.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { type BenchInstall, createBenchInstall } from "./bench-install.ts";
import type { Figure } from "./figure.ts";

const years = 10;
const days = Math.round(years * 365.25);

/** Ten years of an export from the upload to the last row, into an empty install and beside ten years of the API's. */
export async function measureImport(): Promise<Figure[]> {
  const uploads = await mkdtemp(join(tmpdir(), "pulsekeep-bench-"));
  const install = await createBenchInstall(years);
  try {
    const content = await zipped(exportFiles(makeExport({ days })));
    const alone = await importInto(install, uploads, content);
    await runNext(install.ctx, install.memberId);
    await install.db.import.deleteMany();
    const beside = await importInto(install, uploads, content);
    return [
      {
        name: "import into an empty install: per 1 000 cycles",
        value: alone.ms,
        unit: "ms",
        target: "≤ 2000",
      },
      {
        name: "import beside the API's history: per 1 000 cycles",
        value: beside.ms,
        unit: "ms",
        target: "≤ 2000",
      },
      { name: `import of ${years} years: memory on top`, value: alone.mib, unit: "MiB", target: null },
    ];
  } finally {
    await install.close();
    await rm(uploads, { recursive: true, force: true });
  }
}

async function importInto({ ctx, db, memberId }: BenchInstall, uploads: string, content: Uint8Array) {
  async function* files() {
    yield { name: "my_whoop_data.zip", content: pieces(content), announcedBytes: content.byteLength };
  }
  globalThis.gc?.();
  const beforeBytes = process.memoryUsage().rss;
  let highestBytes = beforeBytes;
  const watch = setInterval(() => {
    highestBytes = Math.max(highestBytes, process.memoryUsage().rss);
  }, 20);
  const beganMs = performance.now();
  const { importId } = await receiveUpload(ctx, uploads, {
    memberId,
    uploadedBy: "api",
    confirmed: true,
    files: files(),
  });
  await followImports(ctx, uploads);
  const tookMs = performance.now() - beganMs;
  clearInterval(watch);
  const { state, problem } = await db.import.findUniqueOrThrow({ where: { id: importId } });
  if (state !== "done") throw new Error(`The import ended as ${state}: ${problem}`);
  return { ms: (tookMs / days) * 1000, mib: (highestBytes - beforeBytes) / 2 ** 20 };
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.byteLength; from += 65_536) yield content.subarray(from, from + 65_536);
}
