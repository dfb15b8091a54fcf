import { judgeInterval } from "#export-files/row-refused.ts";
import type { ArchivedSleep } from "#export-files/rows.ts";
import type { WhoopCells } from "./cells.ts";
import { readValues } from "./values.ts";

/**
 * The sleep in a row of sleeps.csv, or in the sleep columns of a cycle, between the given instants. Without time in bed
 * or asleep it was not scored, whatever else is filled.
 */
export function sleepOf(
  cells: WhoopCells,
  interval: { startAt: Date; endAt: Date; nap: boolean; offsetMin: number },
  cycle: { startAt: Date | null; endAt: Date | null },
): ArchivedSleep {
  judgeInterval(interval.startAt, interval.endAt);
  const values = readValues("sleeps", cells);
  return {
    id: null,
    day: null,
    raw: null,
    ...interval,
    scoreState: values.inBedMs === null && cells.number("asleepMin") === null ? "UNSCORABLE" : "SCORED",
    cycleStartAt: cycle.startAt,
    cycleEndAt: cycle.endAt,
    ...values,
  };
}

/** A row of sleeps.csv. Throws `RowRefused`. */
export function readSleepRow(cells: WhoopCells): ArchivedSleep {
  const offsetMin = cells.offsetMin();
  return sleepOf(
    cells,
    {
      startAt: cells.neededInstant("sleepOnset", offsetMin),
      endAt: cells.neededInstant("wakeOnset", offsetMin),
      nap: cells.flag("nap") ?? false,
      offsetMin,
    },
    { startAt: cells.instant("cycleStart", offsetMin), endAt: cells.instant("cycleEnd", offsetMin) },
  );
}
