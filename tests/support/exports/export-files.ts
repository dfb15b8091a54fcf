import { fileNames, headers, type Language } from "./languages.ts";
import type { MadeExport, MadeRow } from "./made-export.ts";

/** How old an export is, which decides its columns. */
export const ages = ["2022", "2024", "2026"] as const;
export type Age = (typeof ages)[number];

/** Files of an archive, by name. */
export type Files = Record<string, string>;

type FileType = keyof (typeof fileNames)["english"];

const cycle = ["cycleStart", "cycleEnd", "zone"];
const night = "asleepMin inBedMin lightMin deepMin remMin awakeMin needMin debtMin efficiencyPct".split(" ");
const recovery = "recovery restingBpm hrvMs skinTempC spo2Pct".split(" ");
const strain = "dayStrain energyKcal maxBpm averageBpm".split(" ");
const sleep = ["sleepOnset", "wakeOnset", "performancePct", "respiratoryRate", ...night];
const workout =
  "workoutStart workoutEnd durationMin activityName activityStrain energyKcal maxBpm averageBpm zone1Pct zone2Pct zone3Pct zone4Pct zone5Pct gpsEnabled".split(
    " ",
  );
const distance = ["distanceM", "altitudeGainM", "altitudeChangeM"];

/** The columns of an export of that age, in order. */
export function columnsOf(type: FileType, age: Age): string[] {
  const consistency = age === "2022" ? [] : ["consistencyPct"];
  if (type === "cycles") return [...cycle, ...recovery, ...strain, ...sleep, ...consistency];
  if (type === "sleeps") return [...cycle, ...sleep, ...consistency, "nap"];
  if (type === "workouts") return [...cycle, ...workout, ...(age === "2026" ? [] : distance)];
  return [...cycle, "question", "answeredYes", "notes"];
}

/** The four files WHOOP would have written. */
export function exportFiles(
  made: MadeExport,
  { language = "english", age = "2026" }: { language?: Language; age?: Age } = {},
): Files {
  const file = (type: FileType) => {
    // Distance and altitude are documented in English only.
    const columns = columnsOf(type, age).filter((column) => headers[language][column] !== undefined);
    const head = columns.map((column) => quoted(headers[language][column] ?? ""));
    return [fileNames[language][type], csvText(head, columns, made[type])];
  };
  return Object.fromEntries((["journal", "cycles", "sleeps", "workouts"] as const).map(file));
}

function csvText(head: string[], columns: string[], rows: MadeRow[]): string {
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? "")).join(","));
  return [head.join(","), ...lines].map((line) => `${line}\n`).join("");
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
