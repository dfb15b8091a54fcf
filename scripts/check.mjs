// `npm run check`: everything that can be judged without a database or a browser, in under a minute.
import { pathToFileURL } from "node:url";
import { main, run, StepError } from "./bootstrap.mjs";
import { prepare } from "./build.mjs";

const bin = (path, ...args) => [process.execPath, [`node_modules/${path}`, ...args]];

const sections = {
  "Format and lint": bin("@biomejs/biome/bin/biome", "check", "."),
  Types: bin("typescript/bin/tsc", "--noEmit", "-p", "."),
  "Dependency rule": bin(
    "dependency-cruiser/bin/dependency-cruise.mjs",
    "--config",
    ".dependency-cruiser.mjs",
    "src",
  ),
  "Nothing unused": bin("knip/bin/knip.js", "--no-progress"),
  "Unit tests": bin("vitest/vitest.mjs", "run", "--project", "unit"),
};

/** Runs every section, also after one failed, and throws at the end when any did. */
export async function check() {
  const failed = [];
  for (const [title, [program, args]] of Object.entries(sections)) {
    const startedMs = Date.now();
    console.error(`\n── ${title} ──`);
    await run(program, args).catch(() => failed.push(title));
    console.error(`(${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
  }
  if (failed.length > 0) throw new StepError(`\nFailed: ${failed.join(", ")}.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await prepare(["client"]);
    await check();
    console.error("\nAll checks passed.");
  });
}
