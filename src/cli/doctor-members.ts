import type { Database } from "#db/client.ts";
import type { Examined, Finding } from "./finding.ts";

/** Whether every member's connection works. */
export async function checkConnections({ db }: Examined): Promise<Finding> {
  const broken = await db.connection.findMany({
    where: {
      OR: [{ state: { notIn: ["active", "disconnected"] } }, { state: "active", refreshRefusals: { gt: 0 } }],
    },
    select: { state: true, stateReason: true, refreshRefusals: true, member: { select: { name: true } } },
    orderBy: { memberId: "asc" },
  });
  const names = broken.map(({ member, state, stateReason, refreshRefusals }) =>
    state === "active"
      ? `${member.name}: WHOOP refused to renew our access ${refreshRefusals} times in a row; it is tried again by itself.`
      : `${member.name}: ${stateReason ?? "WHOOP no longer accepts our access."} Run \`npm run cli -- reauth\`.`,
  );
  return {
    check: "connection",
    ok: broken.length === 0,
    detail: broken.length === 0 ? "no connection is broken" : names.join(" "),
  };
}

/**
 * Whether every type could be read to its end at the last try; what is quarantined or was stored without a value that
 * could not be read is counted beside it.
 */
export async function checkRecords({ db }: Examined): Promise<Finding> {
  const [problems, quarantined, partial] = await Promise.all([
    db.syncState.findMany({
      where: { problem: { not: null }, member: { connection: { state: { not: "disconnected" } } } },
      select: { type: true, problem: true, member: { select: { name: true } } },
      orderBy: [{ memberId: "asc" }, { type: "asc" }],
    }),
    db.rejectedRecord.groupBy({ by: ["type"], _count: true, orderBy: { type: "asc" } }),
    countStoredInPart(db),
  ]);
  const sentences = problems.map(({ member, type, problem }) => `${member.name}, ${type}: ${problem}`);
  const listed = (counts: { type: string; count: number }[]) =>
    counts.map(({ type, count }) => `${count} ${type}`).join(", ");
  const quarantinedCounts = quarantined.map(({ type, _count }) => ({ type, count: _count }));
  return {
    check: "records",
    ok: problems.length === 0,
    detail: [
      ...(problems.length === 0 ? ["every type could be read to its end"] : sentences),
      ...(quarantined.length === 0
        ? []
        : [`quarantined, as they came: ${listed(quarantinedCounts)} (Data shows why)`]),
      ...(partial.length === 0
        ? []
        : [`stored without values that could not be read: ${listed(partial)} (their days name them)`]),
    ].join("; "),
  };
}

/** How many records of each type lack a value that WHOOP sent in a form we cannot read; types without one are left out. */
async function countStoredInPart(db: Database): Promise<{ type: string; count: number }[]> {
  const where = { deletedAt: null, unreadable: { isEmpty: false } };
  const [cycles, recoveries, sleeps, workouts] = await Promise.all([
    db.cycle.count({ where }),
    db.recovery.count({ where }),
    db.sleep.count({ where }),
    db.workout.count({ where }),
  ]);
  return Object.entries({ cycles, recoveries, sleeps, workouts })
    .map(([type, count]) => ({ type, count }))
    .filter(({ count }) => count > 0);
}
