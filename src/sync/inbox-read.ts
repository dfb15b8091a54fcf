import type { WhoopClient } from "#whoop/client.ts";
import type { Collection } from "#whoop/endpoints.ts";
import type { Page } from "#whoop/page.ts";
import type { SleepRecord } from "#whoop/schemas/sleep.ts";
import type { WorkoutRecord } from "#whoop/schemas/workout.ts";
import { NotYetWrittenError } from "./inbox-retry.ts";
import { askById, type Found } from "./missing.ts";

/** The record that events hint at, whatever they say happened to it. */
export interface Target {
  noun: "workout" | "sleep" | "recovery";
  /** A recovery is named by its sleep. */
  objectId: string;
  /** Whether some event says that the record went: then it is no wonder when it is not there. */
  mayBeGone: boolean;
}

/** What WHOOP answered, still to be stored. */
export interface Learned {
  sleeps: Page<SleepRecord>[];
  workouts: Page<WorkoutRecord>[];
  recoveries: Found[];
  /** Records WHOOP says it does not have. */
  gone: { type: Collection; key: string }[];
}

const nothing: Learned = { sleeps: [], workouts: [], recoveries: [], gone: [] };

/**
 * Asks WHOOP what it has now in the place of a target: an event is a hint, and only "not found" deletes. Each sleep is
 * read once, since the events of one night speak of the same one. The answer to be used for one batch.
 */
export function createReader(client: WhoopClient): (target: Target) => Promise<Learned> {
  const sleeps = new Map<string, Promise<Page<SleepRecord> | null>>();
  const readSleep = (id: string) => {
    const reading = sleeps.get(id) ?? client.sleep(id);
    sleeps.set(id, reading);
    return reading;
  };
  return async ({ noun, objectId, mayBeGone }) => {
    if (noun === "workout") {
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
    if (noun === "sleep" || !night) return { ...nothing, sleeps: [sleep] };
    const recovery = await readRecovery(client, night.record);
    if (recovery) return { ...nothing, sleeps: [sleep], recoveries: [recovery] };
    if (!mayBeGone) throw new NotYetWrittenError();
    return { ...nothing, sleeps: [sleep], gone: [{ type: "recoveries", key: objectId }] };
  };
}

/** The way to a recovery leads over its sleep's cycle; `askById` checks that it really is this sleep's. */
function readRecovery(client: WhoopClient, sleep: SleepRecord): Promise<Found | null> {
  return askById(client, "recoveries", {
    key: sleep.id,
    cycleId: sleep.cycle_id.toString(),
    startAt: sleep.start,
    endAt: sleep.end,
  });
}
