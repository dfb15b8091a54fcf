// `npm test`: everything. Installs and builds what it needs; needs no server, no account and no browser beforehand.
import { main, run, StepError } from "./bootstrap.mjs";
import { ensureBuilt, prepare } from "./build.mjs";
import { check } from "./check.mjs";

const vitest = (project) => () =>
  run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests"]);

const parts = {
  "Static checks and unit tests": check,
  "Production build": () => ensureBuilt(["bundles", "web"]),
  "Integration tests": vitest("integration"),
  "Browser tests": vitest("e2e"),
};

await main(async () => {
  await prepare(["client"]);
  const failed = [];
  for (const [title, work] of Object.entries(parts)) {
    console.error(`\n━━ ${title} ━━`);
    await work().catch((error) => {
      console.error(error instanceof StepError ? error.message : error);
      failed.push(title);
    });
  }
  if (failed.length > 0) throw new StepError(`\nFailed: ${failed.join(", ")}.`);
  console.error("\nEverything passed.");
});
