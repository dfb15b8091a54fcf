import { z } from "zod";
import type { RecordStore } from "./record-store.ts";
import { type Collection, cycleSchema, recoverySchema, sleepSchema, workoutSchema } from "./records.ts";

const collection = z.enum(["cycle", "sleep", "recovery", "workout"]);

/**
 * What a test may do to a member's records; each sets `updated_at` to now.
 * - `put`: add or replace a whole record; an open cycle ends the one open before it at its own start.
 * - `delete`: by id (a recovery by its sleep's id); a sleep takes its recovery along.
 * - `rescore`: merge values into `score` and mark it SCORED, or take the score away (`state` PENDING_SCORE, UNSCORABLE).
 * - `extend`: move the end of a sleep or workout; the added time counts as light sleep, or as zone zero.
 * - `close`: end the cycle.
 */
export const mutationSchema = z.union([
  z.object({ kind: z.literal("put"), collection: z.literal("cycle"), record: cycleSchema }),
  z.object({ kind: z.literal("put"), collection: z.literal("sleep"), record: sleepSchema }),
  z.object({ kind: z.literal("put"), collection: z.literal("recovery"), record: recoverySchema }),
  z.object({ kind: z.literal("put"), collection: z.literal("workout"), record: workoutSchema }),
  z.object({ kind: z.literal("delete"), collection, id: z.string() }),
  z.object({
    kind: z.literal("rescore"),
    collection,
    id: z.string(),
    score: z.record(z.string(), z.unknown()).optional(),
    state: z.enum(["SCORED", "PENDING_SCORE", "UNSCORABLE"]).optional(),
  }),
  z.object({
    kind: z.literal("extend"),
    collection: z.enum(["sleep", "workout"]),
    id: z.string(),
    end: z.string(),
  }),
  z.object({ kind: z.literal("close"), id: z.string(), end: z.string() }),
]);
export type Mutation = z.infer<typeof mutationSchema>;

/** What a change to the records means to a webhook. */
export interface Touched {
  collection: Collection;
  key: string;
  deleted: boolean;
}

/** A mutation names a record that is not there, or would leave one that the cloud cannot hold. */
export class MutationError extends Error {
  override name = "MutationError";
}

const schemas = { cycle: cycleSchema, sleep: sleepSchema, recovery: recoverySchema, workout: workoutSchema };

/** Carries out a mutation at an instant (ISO text) and tells which records it touched. */
export function mutate(store: RecordStore, mutation: Mutation, nowText: string): Touched[] {
  switch (mutation.kind) {
    case "put":
      return putRecord(store, mutation, nowText);
    case "delete":
      return store
        .delete(mutation.collection, mutation.id)
        .map(({ collection, key }) => ({ collection, key, deleted: true }));
    case "rescore": {
      const old = mustGet(store, mutation.collection, mutation.id);
      const state = mutation.state ?? "SCORED";
      const score = state === "SCORED" ? { ...old.score, ...mutation.score } : null;
      return rewrite(store, mutation, { ...old, score, score_state: state }, nowText);
    }
    case "extend":
      return rewrite(store, mutation, extended(store, mutation), nowText);
    case "close": {
      const cycle = mustGet(store, "cycle", mutation.id);
      return rewrite(
        store,
        { collection: "cycle", id: mutation.id },
        { ...cycle, end: mutation.end },
        nowText,
      );
    }
  }
}

function putRecord(store: RecordStore, mutation: Mutation & { kind: "put" }, nowText: string): Touched[] {
  const touched: Touched[] = [];
  if (mutation.collection === "cycle" && !mutation.record.end) {
    for (const open of store.list("cycle").filter((one) => !one.end && one.id !== mutation.record.id)) {
      store.put("cycle", { ...open, end: mutation.record.start, updated_at: nowText });
      touched.push({ collection: "cycle", key: String(open.id), deleted: false });
    }
  }
  const record = { ...mutation.record, updated_at: nowText };
  const id = "sleep_id" in record ? record.sleep_id : String(record.id);
  return [...touched, ...rewrite(store, { collection: mutation.collection, id }, record, nowText)];
}

function mustGet<C extends Collection>(store: RecordStore, collection: C, id: string) {
  const record = store.get(collection, id);
  if (!record) throw new MutationError(`There is no ${collection} ${id}.`);
  return record;
}

function extended(store: RecordStore, mutation: Mutation & { kind: "extend" }): unknown {
  if (mutation.collection === "sleep") {
    const sleep = mustGet(store, "sleep", mutation.id);
    const addedMs = Date.parse(mutation.end) - Date.parse(sleep.end);
    if (!sleep.score) return { ...sleep, end: mutation.end };
    const stages = sleep.score.stage_summary;
    const stage_summary = {
      ...stages,
      total_in_bed_time_milli: stages.total_in_bed_time_milli + addedMs,
      total_light_sleep_time_milli: stages.total_light_sleep_time_milli + addedMs,
    };
    return { ...sleep, end: mutation.end, score: { ...sleep.score, stage_summary } };
  }
  const workout = mustGet(store, "workout", mutation.id);
  const addedMs = Date.parse(mutation.end) - Date.parse(workout.end);
  if (!workout.score) return { ...workout, end: mutation.end };
  const zones = workout.score.zone_durations;
  const zone_durations = { ...zones, zone_zero_milli: zones.zone_zero_milli + addedMs };
  return { ...workout, end: mutation.end, score: { ...workout.score, zone_durations } };
}

function rewrite(
  store: RecordStore,
  at: { collection: Collection; id: string },
  record: unknown,
  nowText: string,
): Touched[] {
  const parsed = schemas[at.collection].safeParse(record);
  if (!parsed.success) throw new MutationError(`${at.collection} ${at.id}: ${z.prettifyError(parsed.error)}`);
  writeParsed(store, at.collection, record, nowText);
  return [{ collection: at.collection, key: at.id, deleted: false }];
}

function writeParsed(store: RecordStore, collection: Collection, record: unknown, updated_at: string): void {
  if (collection === "cycle") store.put(collection, { ...cycleSchema.parse(record), updated_at });
  else if (collection === "sleep") store.put(collection, { ...sleepSchema.parse(record), updated_at });
  else if (collection === "recovery") store.put(collection, { ...recoverySchema.parse(record), updated_at });
  else store.put(collection, { ...workoutSchema.parse(record), updated_at });
}
