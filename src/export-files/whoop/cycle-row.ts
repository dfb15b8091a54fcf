import type { Produced } from "#export-files/produced.ts";
import { judgeInterval, RowRefused } from "#export-files/row-refused.ts";
import type { ArchivedCycle, ArchivedRecovery, RecoveryOf } from "#export-files/rows.ts";
import type { WhoopCells } from "./cells.ts";
import type { KnownSleeps } from "./known-sleeps.ts";
import { sleepOf } from "./sleep-row.ts";
import { readValues } from "./values.ts";

/**
 * What a row of physiological_cycles.csv holds: the cycle; the recovery, which may be a nap's; and the night's sleep when
 * sleeps.csv does not have it and it is certain to be the night's. `newestStartAt` is the start of the newest cycle of
 * the file, the only one that may be open. Throws `RowRefused`.
 */
export function readCycleRow(cells: WhoopCells, sleeps: KnownSleeps, newestStartAt: Date | null): Produced[] {
  const offsetMin = cells.offsetMin();
  const cycle = cycleOf(cells, offsetMin);
  const { startAt, endAt } = cycle;
  const onsetAt = cells.instant("sleepOnset", offsetMin);
  const wakeAt = cells.instant("wakeOnset", offsetMin);
  const whose = sleeps.whose(startAt, onsetAt);
  const recovery = recoveryOf(cells, startAt, onsetAt, offsetMin, whose);
  const rows: Produced[] = [{ type: "cycles", value: cycle }];
  if (recovery !== null) rows.push({ type: "recoveries", value: recovery });
  if (onsetAt !== null && wakeAt !== null && whose === "night" && !sleeps.has(onsetAt)) {
    const interval = { startAt: onsetAt, endAt: wakeAt, nap: false, offsetMin };
    rows.push({ type: "sleeps", value: sleepOf(cells, interval, cycle) });
  }
  const older = newestStartAt !== null && startAt < newestStartAt;
  if (older && endAt === null && rows.length === 1 && cycle.strain === null)
    throw new RowRefused("empty", "An old cycle without an end and without any value.");
  return rows;
}

function cycleOf(cells: WhoopCells, offsetMin: number): ArchivedCycle {
  const startAt = cells.neededInstant("cycleStart", offsetMin);
  const endAt = cells.instant("cycleEnd", offsetMin);
  judgeInterval(startAt, endAt);
  const values = readValues("cycles", cells);
  return {
    id: null,
    day: null,
    raw: null,
    offsetMin,
    startAt,
    endAt,
    scoreState: values.strain !== null ? "SCORED" : endAt === null ? "PENDING_SCORE" : "UNSCORABLE",
    ...values,
  };
}

/** Null when none of its columns is filled: such a cycle has no recovery. */
function recoveryOf(
  cells: WhoopCells,
  cycleStartAt: Date,
  onsetAt: Date | null,
  offsetMin: number,
  of: RecoveryOf,
): ArchivedRecovery | null {
  const values = readValues("recoveries", cells);
  if (Object.values(values).every((value) => value === null)) return null;
  return {
    id: null,
    day: null,
    raw: null,
    offsetMin,
    scoreState: values.recovery === null ? "UNSCORABLE" : "SCORED",
    sleepStartAt: onsetAt ?? cycleStartAt,
    cycleStartAt,
    of,
    ...values,
  };
}
