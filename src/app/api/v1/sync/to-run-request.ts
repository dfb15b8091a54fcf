import type { z } from "zod";
import { addDays, type Day, startOfUtcDay } from "#domain/day.ts";
import { assertInOrder } from "#queries/days/day-range.ts";
import type { syncRequest } from "#queries/responses/requests.ts";
import type { RunRequest } from "#sync/run/request-run.ts";

/**
 * The run a client means: everything (`full`), a range of member days, or what is new. A day is lived up to 14 hours
 * away from UTC and its cycle begins the evening before, so a range reads one day more at either end. Throws
 * RangeReversedError.
 */
export function toRunRequest(
  { types, from, to, full }: z.output<typeof syncRequest>,
  memberId: number,
  now: Date,
): RunRequest {
  const common = { memberId, trigger: "user", ...(types ? { types } : {}) } as const;
  if (full) return { ...common, kind: "full" };
  if (!from && !to) return { ...common, kind: "light" };
  assertInOrder({ from, to });
  return {
    ...common,
    kind: "range",
    ...(from ? { fromAt: startOfUtcDay(addDays(from, -1)) } : {}),
    ...(to ? { toAt: endOf(to, now) } : {}),
  };
}

function endOf(to: Day, now: Date): Date {
  const endAt = startOfUtcDay(addDays(to, 2));
  return endAt < now ? endAt : now;
}
