import fc from "fast-check";
import { Random } from "#whoop-simulator/generator/random.ts";
import { keyOf, type MemberRecords, type RecordOf } from "#whoop-simulator/records.ts";
import type { Sandbox } from "#whoop-simulator/server.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A change to a member's records in the cloud; `pick` chooses among the records there are at that moment. */
export type CloudChange =
  | { kind: "create-workout" | "create-nap" | "restore"; pick: number }
  | { kind: "rescore" | "unscore" | "delete"; collection: keyof RecordOf; pick: number }
  | { kind: "extend"; collection: "sleep" | "workout"; pick: number; minutes: number }
  | { kind: "close" };

const pick = fc.nat({ max: 1_000_000 });
const collection = fc.constantFrom(
  "cycle" as const,
  "sleep" as const,
  "recovery" as const,
  "workout" as const,
);

export const cloudChange: fc.Arbitrary<CloudChange> = fc.oneof(
  fc.record({ kind: fc.constantFrom("create-workout" as const, "create-nap" as const), pick }),
  fc.record({ kind: fc.constant("restore" as const), pick }),
  fc.record({ kind: fc.constantFrom("rescore" as const, "unscore" as const), collection, pick }),
  fc.record({ kind: fc.constant("delete" as const), collection, pick }),
  fc.record({
    kind: fc.constant("extend" as const),
    collection: fc.constantFrom("sleep" as const, "workout" as const),
    pick,
    minutes: fc.integer({ min: 1, max: 40 }),
  }),
  fc.constant({ kind: "close" as const }),
);

/** Carries changes out; what names nothing that exists is passed over. */
export function createChanger(sandbox: Sandbox, userId: number): (change: CloudChange) => void {
  const { cloud } = sandbox;
  const deleted: { collection: keyof RecordOf; record: MemberRecords[keyof RecordOf][number] }[] = [];
  return (change) => {
    const records = cloud.records(userId);
    const one = <T>(list: readonly T[]): T | undefined =>
      "pick" in change ? list[change.pick % Math.max(list.length, 1)] : undefined;
    const put = (collection: keyof RecordOf, record: unknown) =>
      cloud.mutate(userId, { kind: "put", collection, record } as Parameters<typeof cloud.mutate>[1]);
    switch (change.kind) {
      case "create-workout":
      case "create-nap": {
        const recordType = change.kind === "create-nap" ? "sleep" : "workout";
        const models = recordType === "sleep" ? records.sleep.filter(({ nap }) => nap) : records.workout;
        const model = one<MemberRecords["sleep" | "workout"][number]>(models);
        const cycle = one(records.cycle);
        if (!model || !cycle) return;
        const startMs = Date.parse(cycle.start) + (change.pick % 900) * minuteMs;
        const times = { start: iso(startMs), end: iso(startMs + hourMs), created_at: iso(startMs + hourMs) };
        const id = new Random(change.pick, 41).uuid();
        return put(recordType, { ...model, ...times, id, ...("nap" in model ? { cycle_id: cycle.id } : {}) });
      }
      case "restore": {
        const again = one(deleted);
        return again && put(again.collection, again.record);
      }
      case "rescore":
      case "unscore": {
        const record = one<MemberRecords[keyof RecordOf][number]>(records[change.collection]);
        if (!record || (change.kind === "rescore" && !record.score)) return;
        const id = keyIn(change.collection, record);
        const scored = { score: scoreOf(change.collection, change.pick) };
        const what = change.kind === "rescore" ? scored : { state: "PENDING_SCORE" as const };
        return cloud.mutate(userId, { kind: "rescore", collection: change.collection, id, ...what });
      }
      case "delete": {
        const record = one<MemberRecords[keyof RecordOf][number]>(records[change.collection]);
        if (!record) return;
        deleted.push({ collection: change.collection, record });
        const id = keyIn(change.collection, record);
        return cloud.mutate(userId, { kind: "delete", collection: change.collection, id });
      }
      case "extend": {
        const record = one<MemberRecords["sleep" | "workout"][number]>(records[change.collection]);
        if (!record) return;
        const end = iso(Date.parse(record.end) + change.minutes * minuteMs);
        return cloud.mutate(userId, { kind: "extend", collection: change.collection, id: record.id, end });
      }
      case "close": {
        const open = records.cycle.find(({ end }) => !end);
        if (!open) return;
        return cloud.mutate(userId, {
          kind: "close",
          id: String(open.id),
          end: iso(cloud.clock.now().getTime()),
        });
      }
    }
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

function keyIn(collection: keyof RecordOf, record: MemberRecords[keyof RecordOf][number]): string {
  return (keyOf[collection] as (one: typeof record) => string)(record);
}

function scoreOf(collection: keyof RecordOf, pick: number): Record<string, unknown> {
  if (collection === "recovery") return { recovery_score: pick % 101 };
  return collection === "sleep"
    ? { sleep_performance_percentage: pick % 101 }
    : { strain: (pick % 210) / 10 };
}
