import { z } from "zod";
import type { Queryable } from "#db/client.ts";

/** What a run has done so far for one type of record. */
export const typeProgress = z.object({
  new: z.number().default(0),
  changed: z.number().default(0),
  unchanged: z.number().default(0),
  rejected: z.number().default(0),
  deleted: z.number().default(0),
  /** How far back the run has read, as an instant; null before the first page. */
  reachedAt: z.string().nullable().default(null),
  done: z.boolean().default(false),
  problem: z.string().nullable().default(null),
});

const progressOfTypes = z.record(z.string(), typeProgress).catch({});

export type TypeProgress = z.infer<typeof typeProgress>;

/** `partial`: at least one type could not be read to its end. */
export const runStates = ["requested", "running", "paused", "done", "partial", "failed"] as const;

/** One sync run, from the moment it is asked for. */
export interface RunView {
  id: string;
  kind: string;
  trigger: string;
  state: (typeof runStates)[number];
  types: string[];
  fromAt: Date | null;
  toAt: Date | null;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** A paused run goes on from here. */
  resumeAt: Date | null;
  requests: number;
  progress: Record<string, TypeProgress>;
  /** Records written or found unchanged so far, over all types. */
  records: number;
  problem: string | null;
}

const runFields = {
  id: true,
  kind: true,
  trigger: true,
  state: true,
  types: true,
  fromAt: true,
  toAt: true,
  requestedAt: true,
  startedAt: true,
  finishedAt: true,
  resumeAt: true,
  requests: true,
  progress: true,
  problem: true,
} as const;

/** The run `id` of a member, or null when the member has none of that id. */
export async function loadRun(
  db: Queryable,
  { memberId, id }: { memberId: number; id: string },
): Promise<RunView | null> {
  const row = await db.syncRun.findFirst({ where: { memberId, id }, select: runFields });
  return row === null ? null : toRunView(row);
}

/** The member's run that is under way, else one that waits, else one that is paused (the oldest of several); or null. */
export async function loadActiveRun(db: Queryable, memberId: number): Promise<RunView | null> {
  const rows = await db.syncRun.findMany({
    where: { memberId, state: { in: ["running", "requested", "paused"] } },
    orderBy: { requestedAt: "asc" },
    take: 20,
    select: runFields,
  });
  const first = (wanted: RunView["state"]) => rows.find(({ state }) => state === wanted);
  const row = first("running") ?? first("requested") ?? first("paused");
  return row === undefined ? null : toRunView(row);
}

/** A member's latest runs, the last asked for first. */
export async function loadRuns(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<RunView[]> {
  const rows = await db.syncRun.findMany({
    where: { memberId },
    orderBy: { requestedAt: "desc" },
    take: limit,
    select: runFields,
  });
  return rows.map(toRunView);
}

type RunRow = Omit<RunView, "state" | "progress" | "records"> & { state: string; progress: unknown };

function toRunView(row: RunRow): RunView {
  const progress = progressOfTypes.parse(row.progress);
  const records = Object.values(progress).reduce(
    (total, type) => total + type.new + type.changed + type.unchanged,
    0,
  );
  const state = runStates.find((each) => each === row.state) ?? "failed";
  return { ...row, state, progress, records };
}
