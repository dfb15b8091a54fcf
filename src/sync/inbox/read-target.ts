import { type Found, fetchById } from "#sync/run/reconcile-deletions.ts";
import type { WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import type { SleepRecord } from "#whoop/schemas/sleep.ts";
import type { WorkoutRecord } from "#whoop/schemas/workout.ts";
import { NotYetWrittenError } from "./retry.ts";

/** The record that events hint at, whatever they say happened to it. */
export interface Target {
  recordType: "workout" | "sleep" | "recovery";
  /** A recovery is named by its sleep. */
  objectId: string;
  /** Whether some event says that the record went: then it is no wonder when it is not there. */
  mayBeGone: boolean;
}

/** What WHOOP answered, still to be stored. */
export interface FetchedRecords {
  sleeps: Page<SleepRecord>[];
  workouts: Page<WorkoutRecord>[];
  recoveries: Found[];
  /** Records WHOOP says it does not have. */
  gone: { type: Collection; key: string }[];
}

const nothing: FetchedRecords = { sleeps: [], workouts: [], recoveries: [], gone: [] };

/**
 * Asks WHOOP what it has now in the place of a target: an event is a hint, and only "not found" deletes. Each sleep is
 * read once, since the events of one night speak of the same one. The answer to be used for one batch.
 */
export function createReader(client: WhoopClient): (target: Target) => Promise<FetchedRecords> {
  const sleeps = new Map<string, Promise<Page<SleepRecord> | null>>();
  const readSleep = (id: string) => {
    const reading = sleeps.get(id) ?? client.sleep(id);
    sleeps.set(id, reading);
    return reading;
  };
  return async ({ recordType, objectId, mayBeGone }) => {
    if (recordType === "workout") {
      const workout = await client.workout(objectId);
      return workout
        ? { ...nothing, workouts: [workout] }
        : { ...nothing, gone: [{ type: "workouts", key: objectId }] };
    }
    const sleep = await readSleep(objectId);
    // A recovery follows its sleep, also one whose sleep was never stored here.
    if (!sleep) {
      const gone = (["sleeps", "recoveries"] as const).map((type) => ({ type, key: objectId }));
      return { ...nothing, gone };
    }
    const [night] = sleep.records;
    // A sleep that cannot be read does not tell where its recovery is: the next listing has both.
    if (recordType === "sleep" || !night) return { ...nothing, sleeps: [sleep] };
    const recovery = await readRecovery(client, night.record);
    if (recovery) return { ...nothing, sleeps: [sleep], recoveries: [recovery] };
    if (!mayBeGone) throw new NotYetWrittenError();
    return { ...nothing, sleeps: [sleep], gone: [{ type: "recoveries", key: objectId }] };
  };
}

/** The way to a recovery leads over its sleep's cycle; `fetchById` checks that it really is this sleep's. */
function readRecovery(client: WhoopClient, sleep: SleepRecord): Promise<Found | null> {
  return fetchById(client, "recoveries", {
    key: sleep.id,
    cycleId: sleep.cycle_id.toString(),
    startAt: sleep.start,
    endAt: sleep.end,
  });
}
