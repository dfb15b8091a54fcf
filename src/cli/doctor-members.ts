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

/** Whether every type could be read to its end at the last try; what is quarantined is counted beside it. */
export async function checkRecords({ db }: Examined): Promise<Finding> {
  const [problems, quarantined] = await Promise.all([
    db.syncState.findMany({
      where: { problem: { not: null }, member: { connection: { state: { not: "disconnected" } } } },
      select: { type: true, problem: true, member: { select: { name: true } } },
      orderBy: [{ memberId: "asc" }, { type: "asc" }],
    }),
    db.rejectedRecord.groupBy({ by: ["type"], _count: true, orderBy: { type: "asc" } }),
  ]);
  const sentences = problems.map(({ member, type, problem }) => `${member.name}, ${type}: ${problem}`);
  const counts = quarantined.map(({ type, _count }) => `${_count} ${type}`).join(", ");
  return {
    check: "records",
    ok: problems.length === 0,
    detail: [
      ...(problems.length === 0 ? ["every type could be read to its end"] : sentences),
      ...(counts === "" ? [] : [`quarantined, as they came: ${counts} (Data shows why)`]),
    ].join("; "),
  };
}
