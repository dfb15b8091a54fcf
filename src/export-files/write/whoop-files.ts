import type {
  ArchivedCycle,
  ArchivedJournalEntry,
  ArchivedRecovery,
  ArchivedSleep,
  ArchivedWorkout,
} from "#export-files/rows.ts";
import { englishHeader, type WhoopColumn } from "#export-files/whoop/headers.ts";
import { type WhoopType, whoopFileNames, whoopLayout } from "#export-files/whoop/layout.ts";
import { wholeMinutes } from "#export-files/whoop/units.ts";
import { writeValues } from "#export-files/whoop/values.ts";
import { type CsvCell, csvText } from "#lib/csv.ts";
import { ByCycle } from "./by-cycle.ts";
import { inBatches, type RowSource, type TextFile } from "./row-source.ts";
import { activityName, nightMinutes, wallClock, zoneName } from "./whoop-cells.ts";

type Cells = Partial<Record<WhoopColumn, CsvCell>>;

/** A member's rows as WHOOP's own export, in English: the same files, columns, units and rounding. */
export function whoopFiles(source: RowSource): TextFile[] {
  return [
    file("journal", () => mapped(source.journal(), journalCells)),
    file("cycles", () => cycleRows(source)),
    file("sleeps", () => mapped(source.sleeps(), sleepRowCells)),
    file("workouts", () => mapped(source.workouts(), workoutCells)),
  ];
}

function file(type: WhoopType, rows: () => AsyncIterable<Cells>): TextFile {
  const columns = whoopLayout[type];
  return {
    type,
    name: whoopFileNames[type],
    async *text() {
      yield csvText([columns.map(englishHeader)]);
      for await (const batch of inBatches(rows()))
        yield csvText(batch.map((cells) => columns.map((column) => cells[column] ?? null)));
    },
  };
}

async function* mapped<R>(rows: AsyncIterable<R>, toCells: (row: R) => Cells): AsyncGenerator<Cells> {
  for await (const row of rows) yield toCells(row);
}

async function* cycleRows(source: RowSource): AsyncGenerator<Cells> {
  const sleeps = new ByCycle(source.sleeps());
  const recoveries = new ByCycle(source.recoveries());
  try {
    for await (const cycle of source.cycles()) {
      const shown = shownIn(await sleeps.of(cycle.startAt), await recoveries.of(cycle.startAt));
      yield cycleRowCells(cycle, shown);
    }
  } finally {
    await Promise.all([sleeps.close(), recoveries.close()]);
  }
}

interface Shown {
  sleep: ArchivedSleep | undefined;
  recovery: ArchivedRecovery | undefined;
}

/**
 * The sleep and the recovery in the row of a cycle: the night's; a recovery of which it is not clear whose it is stands in
 * for the night's. Where only another sleep's is known, a nap's or a shorter night's, the row shows that one, as WHOOP's do
 * since 2026: its sleeps file tells.
 */
function shownIn(sleeps: readonly ArchivedSleep[], recoveries: readonly ArchivedRecovery[]): Shown {
  const recovery =
    recoveries.find(({ of }) => of === "night") ?? recoveries.find(({ of }) => of === "unclear");
  const night = nightOf(sleeps);
  const others = recoveries.flatMap((each) => {
    const sleep = sleeps.find(({ startAt }) => startAt.getTime() === each.sleepStartAt.getTime());
    return each.of === "nap" && sleep && sleep !== night ? [{ sleep, recovery: each }] : [];
  });
  return (recovery ? undefined : others[0]) ?? { sleep: night, recovery };
}

/** The longest sleep that is no nap. */
function nightOf(sleeps: readonly ArchivedSleep[]): ArchivedSleep | undefined {
  const lengthMs = (sleep: ArchivedSleep) => sleep.endAt.getTime() - sleep.startAt.getTime();
  return sleeps.filter(({ nap }) => !nap).sort((a, b) => lengthMs(b) - lengthMs(a))[0];
}

function cycleCells(startAt: Date | null, endAt: Date | null, offsetMin: number): Cells {
  return {
    cycleStart: wallClock(startAt, offsetMin),
    cycleEnd: wallClock(endAt, offsetMin),
    zone: zoneName(offsetMin),
  };
}

function cycleRowCells(cycle: ArchivedCycle, { sleep, recovery }: Shown): Cells {
  const { offsetMin } = cycle;
  return {
    ...(sleep ? sleepCells(sleep, offsetMin) : {}),
    ...cycleCells(cycle.startAt, cycle.endAt, offsetMin),
    ...(recovery ? writeValues("recoveries", recovery) : {}),
    sleepOnset: wallClock(sleep?.startAt ?? recovery?.sleepStartAt ?? null, offsetMin),
    ...writeValues("cycles", cycle),
  };
}

function sleepCells(sleep: ArchivedSleep, offsetMin: number): Cells {
  return {
    sleepOnset: wallClock(sleep.startAt, offsetMin),
    wakeOnset: wallClock(sleep.endAt, offsetMin),
    ...writeValues("sleeps", sleep),
    ...nightMinutes(sleep),
  };
}

function sleepRowCells(sleep: ArchivedSleep): Cells {
  return {
    ...cycleCells(sleep.cycleStartAt, sleep.cycleEndAt, sleep.offsetMin),
    ...sleepCells(sleep, sleep.offsetMin),
    nap: sleep.nap,
  };
}

function workoutCells(workout: ArchivedWorkout): Cells {
  const { startAt, endAt, offsetMin } = workout;
  const durationMs = endAt.getTime() - startAt.getTime();
  return {
    ...cycleCells(workout.cycleStartAt, workout.cycleEndAt, offsetMin),
    workoutStart: wallClock(startAt, offsetMin),
    workoutEnd: wallClock(endAt, offsetMin),
    durationMin: wholeMinutes(durationMs),
    activityName: activityName(workout),
    ...writeValues("workouts", workout, durationMs),
  };
}

function journalCells(entry: ArchivedJournalEntry): Cells {
  return {
    ...cycleCells(entry.cycleStartAt, entry.cycleEndAt, entry.offsetMin),
    question: entry.question,
    answeredYes: entry.answeredYes,
    notes: entry.notes,
  };
}
