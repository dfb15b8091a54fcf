import type { OpenedFile } from "./container/open-files.ts";
import type { ArchiveLimits } from "./limits.ts";
import { readOwnRecord } from "./own/read-record.ts";
import type { Produced } from "./produced.ts";
import { csvRows, ownRecords } from "./raw-rows.ts";
import type { Recognised } from "./recognise.ts";
import { ArchiveRefused } from "./refused.ts";
import { RowRefused } from "./row-refused.ts";
import { type FileContext, WhoopCells } from "./whoop/cells.ts";
import { ExactInstants } from "./whoop/exact-instants.ts";
import { FactFinder, type FileFacts, timeColumns } from "./whoop/file-facts.ts";
import { KnownSleeps } from "./whoop/known-sleeps.ts";
import { readWallTime } from "./whoop/wall-time.ts";

/** A recognised file, read to its end once. */
export interface SurveyedFile {
  file: OpenedFile;
  recognised: Recognised;
  facts: FileFacts;
  /** Rows below the header. */
  rows: number;
  /** The newest cycle start in it, else the newest start. */
  newestStartAt: Date | null;
}

/** What only the whole archive tells. */
export interface Survey {
  files: SurveyedFile[];
  exact: ExactInstants;
  sleeps: KnownSleeps;
}

type WhoopFile = SurveyedFile & { recognised: Extract<Recognised, { layout: "whoop" }> };

/**
 * Reads every file to its end before any row of it is used: so a damaged one is refused as a whole, naps are known before
 * the cycles are read, and dates rewritten by a spreadsheet are judged by all of them. Throws `ArchiveRefused`.
 */
export async function surveyFiles(
  files: readonly { file: OpenedFile; recognised: Recognised }[],
  limits: ArchiveLimits,
): Promise<Survey> {
  const survey: Survey = { files: [], exact: new ExactInstants(), sleeps: new KnownSleeps() };
  let rowsLeft = limits.rows;
  for (const { file, recognised } of files) {
    const facts = { resaved: false, lostSeconds: false, dateOrder: null };
    const surveyed: SurveyedFile = { file, recognised, facts, rows: 0, newestStartAt: null };
    const count = () => {
      surveyed.rows += 1;
      rowsLeft -= 1;
      if (rowsLeft < 0) throw new ArchiveRefused("too-many-rows", `These are more than ${limits.rows} rows.`);
    };
    if (isWhoop(surveyed)) await lookThrough(surveyed, survey, limits, count);
    else await checkOwn(surveyed, limits, count);
    survey.files.push(surveyed);
  }
  const ofWhoop = survey.files.filter(isWhoop);
  if (ofWhoop.some(({ facts }) => facts.lostSeconds))
    for (const surveyed of ofWhoop) await noteExact(surveyed, survey, limits);
  // Times of a resaved file are certain only now.
  for (const surveyed of ofWhoop) if (surveyed.facts.resaved) await noteStartsAgain(surveyed, survey, limits);
  return survey;
}

function isWhoop(surveyed: SurveyedFile): surveyed is WhoopFile {
  return surveyed.recognised.layout === "whoop";
}

/** How the rows of a file are read. */
export function contextOf(surveyed: WhoopFile, survey: Survey): FileContext {
  return { places: surveyed.recognised.places, facts: surveyed.facts, exact: survey.exact };
}

async function lookThrough(surveyed: WhoopFile, survey: Survey, limits: ArchiveLimits, count: () => void) {
  const { recognised } = surveyed;
  const finder = new FactFinder();
  for await (const raw of csvRows(surveyed.file, recognised, limits)) {
    count();
    const row = unlessRefused(() => raw.read());
    if (row === undefined) continue;
    const cells = new WhoopCells(row, contextOf(surveyed, survey));
    for (const column of timeColumns) {
      const text = cells.text(column);
      if (text !== null) finder.look(text);
    }
    noteStarts(cells, surveyed, survey);
  }
  const facts = finder.facts();
  surveyed.facts = { ...facts, resaved: facts.resaved || recognised.delimiter !== "," };
}

/** The rows of a file once more, as far as they can be read. */
async function* rowsAgain(surveyed: WhoopFile, survey: Survey, limits: ArchiveLimits) {
  for await (const raw of csvRows(surveyed.file, surveyed.recognised, limits)) {
    const row = unlessRefused(() => raw.read());
    if (row !== undefined) yield new WhoopCells(row, contextOf(surveyed, survey));
  }
}

async function noteStartsAgain(surveyed: WhoopFile, survey: Survey, limits: ArchiveLimits) {
  surveyed.newestStartAt = null;
  for await (const cells of rowsAgain(surveyed, survey, limits)) noteStarts(cells, surveyed, survey);
}

async function noteExact(surveyed: WhoopFile, survey: Survey, limits: ArchiveLimits) {
  for await (const cells of rowsAgain(surveyed, survey, limits))
    for (const column of timeColumns) {
      const text = cells.text(column);
      if (text === null || !readWallTime(text)?.original) continue;
      const at = unlessRefused(() => cells.instant(column, cells.offsetMin()));
      if (at) survey.exact.add(column, at);
    }
}

function noteStarts(cells: WhoopCells, surveyed: WhoopFile, survey: Survey): void {
  unlessRefused(() => {
    const offsetMin = cells.offsetMin();
    const onsetAt = cells.instant("sleepOnset", offsetMin);
    const startAt =
      cells.instant("cycleStart", offsetMin) ?? onsetAt ?? cells.instant("workoutStart", offsetMin);
    surveyed.newestStartAt = newer(surveyed.newestStartAt, startAt);
    if (surveyed.recognised.type === "sleeps" && onsetAt)
      survey.sleeps.add(onsetAt, cells.flag("nap") ?? false);
  });
}

async function checkOwn(surveyed: SurveyedFile, limits: ArchiveLimits, count: () => void) {
  const { file, recognised } = surveyed;
  if (recognised.layout === "whoop") return;
  for await (const raw of ownRecords(file, recognised, limits)) {
    count();
    const produced = unlessRefused(() => readOwnRecord(recognised.type, raw.read()));
    if (produced) surveyed.newestStartAt = newer(surveyed.newestStartAt, startOf(produced));
  }
}

function startOf({ value }: Produced): Date | null {
  if ("cycleStartAt" in value && value.cycleStartAt) return value.cycleStartAt;
  if ("startAt" in value) return value.startAt;
  return "sleepStartAt" in value ? value.sleepStartAt : null;
}

function newer(a: Date | null, b: Date | null): Date | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Rows that cannot be read are told about when their turn comes. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RowRefused) return undefined;
    throw error;
  }
}
