import type { z } from "zod";
import { bodySchema } from "./schemas/body.ts";
import { cycleSchema } from "./schemas/cycle.ts";
import { profileSchema } from "./schemas/profile.ts";
import { recoverySchema } from "./schemas/recovery.ts";
import { sleepSchema } from "./schemas/sleep.ts";
import { workoutSchema } from "./schemas/workout.ts";

/** What a call needs to know: its path under `/developer`, the scope it takes, and the shape of one record. */
export interface Endpoint<S extends z.ZodType = z.ZodType> {
  path: string;
  scope: string;
  schema: S;
}

/** The four listings, 25 records a page, newest first. */
export const collectionEndpoints = {
  cycles: { path: "/v2/cycle", scope: "read:cycles", schema: cycleSchema },
  sleeps: { path: "/v2/activity/sleep", scope: "read:sleep", schema: sleepSchema },
  recoveries: { path: "/v2/recovery", scope: "read:recovery", schema: recoverySchema },
  workouts: { path: "/v2/activity/workout", scope: "read:workout", schema: workoutSchema },
} as const satisfies Record<string, Endpoint>;

/** The calls that answer with one record; `{id}` is filled in by the caller. A recovery has no id of its own. */
export const singleEndpoints = {
  profile: { path: "/v2/user/profile/basic", scope: "read:profile", schema: profileSchema },
  body: { path: "/v2/user/measurement/body", scope: "read:body_measurement", schema: bodySchema },
  cycle: { path: "/v2/cycle/{id}", scope: "read:cycles", schema: cycleSchema },
  sleep: { path: "/v2/activity/sleep/{id}", scope: "read:sleep", schema: sleepSchema },
  workout: { path: "/v2/activity/workout/{id}", scope: "read:workout", schema: workoutSchema },
  recoveryOfCycle: { path: "/v2/cycle/{id}/recovery", scope: "read:recovery", schema: recoverySchema },
} as const satisfies Record<string, Endpoint>;

/** DELETE ends the whole grant and answers 204; any scope will do. */
export const revokePath = "/v2/user/access";

/** A kind of record that can be listed. */
export type Collection = keyof typeof collectionEndpoints;

/** The record a collection lists: `RecordOf<"sleeps">` is `SleepRecord`. */
export type RecordOf<C extends Collection> = z.output<(typeof collectionEndpoints)[C]["schema"]>;
