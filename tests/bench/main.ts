import { parseArgs } from "node:util";
import { measureArchive } from "./archive.ts";
import type { Figure } from "./figure.ts";
import { measureFirstSync } from "./first-sync.ts";
import { measureImport } from "./import.ts";
import { measureInsights } from "./insights.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { measurePages } from "./pages.ts";
import { measureRefreshRace } from "./refresh-race.ts";
import { measureRegression } from "./regression.ts";
import { measureStart } from "./start.ts";
import { measureWebhooks } from "./webhooks.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
const serverUrl = process.env["TEST_DATABASE_URL"];

const measurements: Record<string, () => Promise<Figure[]>> = {
  start: measureStart,
  "first-sync": () => measureFirstSync("embedded"),
  ...(serverUrl ? { "first-sync-server": () => measureFirstSync("server", serverUrl) } : {}),
  refresh: measureRefreshRace,
  webhooks: measureWebhooks,
  insights: measureInsights,
  pages: measurePages,
  lighthouse: measureLighthouse,
  archive: measureArchive,
  import: measureImport,
  regression: measureRegression,
};

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (values.only && values.only !== name) continue;
  console.error(`measuring ${name} …`);
  figures.push(...(await measure()));
}
if (values.json) console.log(JSON.stringify({ figures }));
else
  for (const { name, value, unit, target } of figures)
    console.log(`${name.padEnd(72)} ${shown(value).padStart(10)} ${unit.padEnd(10)} ${target ?? ""}`);

/** A shift of the layout is a matter of hundredths. */
function shown(value: number): string {
  return value.toFixed(value > 0 && value < 1 ? 3 : 1);
}
