import { judgeInterval } from "#export-files/row-refused.ts";
import type { ArchivedSleep } from "#export-files/rows.ts";
import type { WhoopCells } from "./cells.ts";
import { msFromMinutes } from "./units.ts";

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
  const inBedMs = msFromMinutes(cells.number("inBedMin"));
  const asleepMs = msFromMinutes(cells.number("asleepMin"));
  const deepMs = msFromMinutes(cells.number("deepMin"));
  const remMs = msFromMinutes(cells.number("remMin"));
  return {
    id: null,
    day: null,
    raw: null,
    ...interval,
    scoreState: inBedMs === null && asleepMs === null ? "UNSCORABLE" : "SCORED",
    cycleStartAt: cycle.startAt,
    cycleEndAt: cycle.endAt,
    inBedMs,
    awakeMs: msFromMinutes(cells.number("awakeMin")),
    noDataMs: null,
    lightMs: msFromMinutes(cells.number("lightMin")),
    deepMs,
    remMs,
    sleepCycles: null,
    disturbances: null,
    needMs: msFromMinutes(cells.number("needMin")),
    needBaselineMs: null,
    needDebtMs: msFromMinutes(cells.number("debtMin")),
    needStrainMs: null,
    needNapMs: null,
    respiratoryRate: cells.number("respiratoryRate"),
    performancePct: cells.number("performancePct"),
    consistencyPct: cells.number("consistencyPct"),
    efficiencyPct: cells.number("efficiencyPct"),
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
