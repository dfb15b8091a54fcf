import { text } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import { GET as getCycles } from "#app/api/v1/cycles/route.ts";
import { GET as getDays } from "#app/api/v1/days/route.ts";
import { GET as getExport } from "#app/api/v1/export/route.ts";
import { GET as getRecoveries } from "#app/api/v1/recoveries/route.ts";
import { GET as getSleeps } from "#app/api/v1/sleeps/route.ts";
import { GET as getBaselines } from "#app/api/v1/stats/baselines/route.ts";
import { GET as getLags } from "#app/api/v1/stats/lags/route.ts";
import { GET as getLoad } from "#app/api/v1/stats/load/route.ts";
import { GET as getRegression } from "#app/api/v1/stats/regression/route.ts";
import { GET as getSavedModels } from "#app/api/v1/stats/regression/saved/route.ts";
import { GET as getSleepStatistics } from "#app/api/v1/stats/sleep/route.ts";
import { GET as getTrends } from "#app/api/v1/stats/trends/route.ts";
import { GET as getWorkouts } from "#app/api/v1/workouts/route.ts";
import { askRoute, type RouteHandler } from "./web-routes.ts";

/** What is asked of an install when its answers are recorded, and again when they are compared. */
const questions: [path: string, handler: RouteHandler][] = [
  ["days?from=2025-11-25", getDays],
  ["cycles?limit=1000", getCycles],
  ["sleeps?limit=1000", getSleeps],
  ["recoveries?limit=1000", getRecoveries],
  ["workouts?limit=1000&deleted=true", getWorkouts],
  ["workouts?limit=20&raw=true", getWorkouts],
  ["export?format=csv", getExport],
  ["export?format=json", getExport],
  ["export?format=whoop", getExport],
  ["stats/baselines", getBaselines],
  ["stats/lags?from=2025-12-01&to=2026-02-28&x=strain&y=recovery", getLags],
  ["stats/load?to=2026-02-28", getLoad],
  [
    "stats/regression?outcome=recovery&predictors=strain:1,asleepMin&from=2025-12-01&to=2026-02-28",
    getRegression,
  ],
  ["stats/regression/saved", getSavedModels],
  ["stats/sleep?from=2025-12-01&to=2026-02-28", getSleepStatistics],
  ["stats/trends?from=2025-12-01&to=2026-02-28", getTrends],
];

/** Answers by path; an export's by path and file, CSV as its lines and of the JSON every fourth record. */
export type RecordedAnswers = Record<string, unknown>;

/** Asks the routes of this process (`globalThis.pulsekeepApp`) as a program with this API token. */
export async function recordAnswers(token: string): Promise<RecordedAnswers> {
  const answers: RecordedAnswers = {};
  for (const [path, handler] of questions) {
    const response = await askRoute(handler, token, { path: `/${path}` });
    if (response.status !== 200)
      throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    if (path.startsWith("export"))
      for (const [name, content] of await unzip(Buffer.from(await response.arrayBuffer())))
        answers[`${path} ${name}`] = name.endsWith(".json")
          ? everyFourth(JSON.parse(content, toTenDigits))
          : content.split(/\r?\n/);
    else answers[path] = JSON.parse(await response.text(), toTenDigits);
  }
  return answers;
}

/** Ten digits of a fraction: the last ones are the processor's. */
function toTenDigits(_name: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;
}

function everyFourth(records: unknown[]): unknown[] {
  return records.filter((_, index) => index % 4 === 0);
}

/** Answers as text, with a line for each element of a list. */
export function toText(answer: unknown): string {
  if (Array.isArray(answer) && answer.length > 0)
    return `[\n${answer.map((each) => JSON.stringify(each)).join(",\n")}\n]`;
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return JSON.stringify(answer);
  const members = Object.entries(answer).map(([name, each]) => `${JSON.stringify(name)}: ${toText(each)}`);
  return `{\n${members.join(",\n")}\n}`;
}

/** Where two answers differ: "records[].endAt" for each record whose end does. What only one of them has differs too. */
export function differingPlaces(one: unknown, other: unknown, place: string): string[] {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other ? [] : [place];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const [left, right] = [one, other] as Record<string, unknown>[];
  return [...names].flatMap((name) =>
    differingPlaces(left?.[name], right?.[name], Array.isArray(one) ? `${place}[]` : `${place}.${name}`),
  );
}

async function unzip(archive: Buffer): Promise<[name: string, content: string][]> {
  const zip = await fromBufferPromise(archive);
  const files: [string, string][] = [];
  for await (const entry of zip.eachEntry())
    files.push([entry.fileName, await text(await zip.openReadStreamPromise(entry))]);
  return files;
}
