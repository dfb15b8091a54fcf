import type { z } from "zod";
import { type BodyRecord, bodySchema } from "./schemas/body.ts";
import { type CycleRecord, cycleSchema } from "./schemas/cycle.ts";
import { type ProfileRecord, profileSchema } from "./schemas/profile.ts";
import { type RecoveryRecord, recoverySchema } from "./schemas/recovery.ts";
import { type SleepRecord, sleepSchema } from "./schemas/sleep.ts";
import { type WorkoutRecord, workoutSchema } from "./schemas/workout.ts";

/** What a call needs to know: its path under `/developer`, the scope it takes, and the shape of one record. */
export interface Endpoint<T> {
  path: string;
  scope: string;
  schema: z.ZodType<T>;
}

interface CollectionRecords {
  cycles: CycleRecord;
  sleeps: SleepRecord;
  recoveries: RecoveryRecord;
  workouts: WorkoutRecord;
}

interface SingleRecords {
  profile: ProfileRecord;
  body: BodyRecord;
  cycle: CycleRecord;
  sleep: SleepRecord;
  workout: WorkoutRecord;
  recoveryOfCycle: RecoveryRecord;
}

/** A kind of record that can be listed. */
export type Collection = keyof CollectionRecords;

/** The record a collection lists: `RecordOf<"sleeps">` is `SleepRecord`. */
export type RecordOf<C extends Collection> = CollectionRecords[C];

/** The four listings, 25 records a page, newest first. */
export const collectionEndpoints: { readonly [C in Collection]: Endpoint<CollectionRecords[C]> } = {
  cycles: { path: "/v2/cycle", scope: "read:cycles", schema: cycleSchema },
  sleeps: { path: "/v2/activity/sleep", scope: "read:sleep", schema: sleepSchema },
  recoveries: { path: "/v2/recovery", scope: "read:recovery", schema: recoverySchema },
  workouts: { path: "/v2/activity/workout", scope: "read:workout", schema: workoutSchema },
};

/** The calls that answer with one record; `{id}` is filled in by the caller. A recovery has no id of its own. */
export const singleEndpoints: { readonly [K in keyof SingleRecords]: Endpoint<SingleRecords[K]> } = {
  profile: { path: "/v2/user/profile/basic", scope: "read:profile", schema: profileSchema },
  body: { path: "/v2/user/measurement/body", scope: "read:body_measurement", schema: bodySchema },
  cycle: { path: "/v2/cycle/{id}", scope: "read:cycles", schema: cycleSchema },
  sleep: { path: "/v2/activity/sleep/{id}", scope: "read:sleep", schema: sleepSchema },
  workout: { path: "/v2/activity/workout/{id}", scope: "read:workout", schema: workoutSchema },
  recoveryOfCycle: { path: "/v2/cycle/{id}/recovery", scope: "read:recovery", schema: recoverySchema },
};

/** DELETE ends the whole grant and answers 204; any scope will do. */
export const revokePath = "/v2/user/access";
