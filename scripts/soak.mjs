// `npm run soak [-- FILE…]`: the sync, crash, token and webhook tests, and the simulation of what members see in whose days
// nothing is related, with the full figures instead of the fortieth that `npm test` takes, wherever a test counts by
// tests/support/soak.ts. Takes hours; run it alone.
// TEST_DATABASE_URL adds a PostgreSQL server beside the embedded one, and doubles the time.
import { main, run, StepError } from "./bootstrap.mjs";
import { ensureBuilt, prepare } from "./build.mjs";

const files = [
  "sync-converges",
  "sync-moving",
  "sync-faults",
  "sync-versions",
  "sync-any-answer",
  "sync-clock",
  "sync-killed",
  "sync-crashes",
  "sync-campaign",
  "tokens",
  "tokens-stopped",
  "connect",
  "webhooks-receiver",
  "webhooks-process",
  "webhooks-inbox",
  "webhook-receiver/comparison-time",
  "analysis/noise-promise",
];
const hourMs = 3_600_000;

await main(async () => {
  await prepare(["client"]);
  await ensureBuilt(["bundles", "web"]);
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : files;
  console.error(`Soaking ${chosen.join(", ")}: one file after the other; this takes hours.`);
  const results = [];
  for (const name of chosen) {
    const beganMs = performance.now();
    const passed = await soak(name);
    const minutes = ((performance.now() - beganMs) / 60_000).toFixed(1);
    results.push({ name, passed });
    console.error(`━━ ${name}: ${passed ? "passed" : "FAILED"} after ${minutes} min`);
  }
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) throw new StepError(`\nFailed: ${failed.join(", ")}.`);
  console.error(
    `\nAll ${results.length} passed. Counts that follow PULSEKEEP_SOAK were the full ones of the threat model.`,
  );
});

async function soak(name) {
  // Named with its folder, a test belongs to the units.
  const project = name.includes("/") ? "unit" : "integration";
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", project];
  const patience = ["--testTimeout", String(4 * hourMs), "--reporter", "verbose"];
  try {
    await run(process.execPath, [...vitest, ...patience, `tests/${project}/${name}.test.ts`], {
      PULSEKEEP_SOAK: "1",
    });
    return true;
  } catch (error) {
    if (error instanceof StepError) return false;
    throw error;
  }
}
