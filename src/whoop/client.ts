import {
  type Collection,
  collectionEndpoints,
  type Endpoint,
  type RecordOf,
  revokePath,
  singleEndpoints,
} from "./endpoints.ts";
import { BodyError, StatusError } from "./errors.ts";
import { describeProblem, type Page, type PageWindow, type Parsed, parseRecords, walkPages } from "./page.ts";
import { createRequester, type WhoopClientOptions } from "./request.ts";
import type { BodyRecord } from "./schemas/body.ts";
import type { CycleRecord } from "./schemas/cycle.ts";
import type { ProfileRecord } from "./schemas/profile.ts";
import type { RecoveryRecord } from "./schemas/recovery.ts";
import type { SleepRecord } from "./schemas/sleep.ts";
import type { WorkoutRecord } from "./schemas/workout.ts";

export type { TokenSource } from "./authorized.ts";
export type { RecordOf } from "./endpoints.ts";
export type { WhoopClientOptions } from "./request.ts";

/** WHOOP's data as one member may see it. Errors: see `errors.ts`. `null` means WHOOP has no such record (404). */
export interface WhoopClient {
  /** The records that overlap the window, newest first, up to 25 a page; boundary records may appear twice. */
  pages<C extends Collection>(
    collection: C,
    window: PageWindow,
  ): AsyncGenerator<Page<RecordOf<C>>, void, void>;
  profile(): Promise<Parsed<ProfileRecord>>;
  body(): Promise<Parsed<BodyRecord> | null>;
  /** One record as a page of its own: a malformed one is quarantined there as it is in a listing. */
  cycle(id: bigint): Promise<Page<CycleRecord> | null>;
  sleep(id: string): Promise<Page<SleepRecord> | null>;
  workout(id: string): Promise<Page<WorkoutRecord> | null>;
  /** On a day with naps this may be a nap's recovery: compare `sleep_id` before use. */
  recoveryOfCycle(id: bigint): Promise<Page<RecoveryRecord> | null>;
  /** Ends the grant at WHOOP; tokens and webhooks of this member stop working. */
  revoke(): Promise<void>;
}

/** Makes a client for one member. It keeps no state between calls. */
export function createWhoopClient(options: WhoopClientOptions): WhoopClient {
  const request = createRequester(options);

  /** An answer that is not about what was asked for is no record at all. */
  async function record<T>(endpoint: Endpoint<T>, field: "id" | "cycle_id", id: string): Promise<Page<T>> {
    const raw = await request({ endpoint, id });
    const page = parseRecords(endpoint.schema, [raw]);
    if (textOf(raw, field) !== id.toLowerCase())
      throw new BodyError(
        endpoint.path,
        200,
        "unexpected-shape",
        page.quarantined[0]?.problem ?? `${field}: is not the one that was asked for`,
      );
    return page;
  }

  async function single<T>(endpoint: Endpoint<T>): Promise<Parsed<T>> {
    const raw = await request({ endpoint });
    const parsed = endpoint.schema.safeParse(raw);
    if (parsed.success) return { record: parsed.data, raw };
    throw new BodyError(endpoint.path, 200, "unexpected-shape", describeProblem(parsed.error));
  }

  return {
    pages: <C extends Collection>(collection: C, window: PageWindow) => {
      const endpoint: Endpoint<RecordOf<C>> = collectionEndpoints[collection];
      return walkPages(endpoint.path, endpoint.schema, window, (query) => request({ endpoint, query }));
    },
    profile: () => single(singleEndpoints.profile),
    body: () => nullWhenNotFound(single(singleEndpoints.body)),
    cycle: (id) => nullWhenNotFound(record(singleEndpoints.cycle, "id", String(id))),
    sleep: (id) => nullWhenNotFound(record(singleEndpoints.sleep, "id", id)),
    workout: (id) => nullWhenNotFound(record(singleEndpoints.workout, "id", id)),
    recoveryOfCycle: (id) =>
      nullWhenNotFound(record(singleEndpoints.recoveryOfCycle, "cycle_id", String(id))),
    revoke: async () => {
      await request({ endpoint: { path: revokePath, scope: null }, method: "DELETE" });
    },
  };
}

async function nullWhenNotFound<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StatusError && error.status === 404) return null;
    throw error;
  }
}

function textOf(raw: unknown, field: "id" | "cycle_id"): string {
  const value = typeof raw === "object" && raw !== null ? (raw as Record<string, unknown>)[field] : null;
  return typeof value === "string" || typeof value === "number" ? String(value).toLowerCase() : "";
}
