import { z } from "zod";
import { formerActivityId } from "./generator/identity.ts";
import { startTimeline, type Timeline } from "./generator/timeline.ts";
import { type Mutation, mutate, mutationSchema, type Touched } from "./mutation.ts";
import { RecordStore } from "./record-store.ts";
import {
  type Body,
  bodySchema,
  type Change,
  type Collection,
  cycleSchema,
  keyOf,
  type Profile,
  profileSchema,
  type RecordOf,
  recoverySchema,
  sleepSchema,
  workoutSchema,
} from "./records.ts";

const dayMs = 86_400_000;

/**
 * How to make a member. With `seed`, `years` or `from` a life is generated up to the present and goes on with the
 * clock (until `to`); with `records` the member has exactly those; with neither none. `body: null` means never measured.
 */
export const memberOptionsSchema = z.object({
  userId: z.number().int().positive().optional(),
  profile: profileSchema.optional(),
  body: bodySchema.nullable().optional(),
  seed: z.number().int().optional(),
  years: z.number().positive().max(30).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  offset: z.string().optional(),
  summerTime: z.boolean().optional(),
  records: z
    .object({
      cycle: z.array(cycleSchema),
      sleep: z.array(sleepSchema),
      recovery: z.array(recoverySchema),
      workout: z.array(workoutSchema),
    })
    .partial()
    .optional(),
});
export type MemberOptions = z.infer<typeof memberOptionsSchema>;

/** A member's beginnings in full, small enough to be kept: from these and the mutations the records follow. */
export const memberSeedSchema = z.object({
  userId: z.number(),
  profile: profileSchema,
  body: bodySchema.nullable(),
  life: z
    .object({
      seed: z.number(),
      userId: z.number(),
      fromMs: z.number(),
      toMs: z.number().nullable(),
      offset: z.string(),
      summerTime: z.boolean(),
      oldStrapDays: z.number(),
    })
    .nullable(),
  records: memberOptionsSchema.shape.records,
  mutations: z.array(z.object({ atMs: z.number(), mutation: mutationSchema })),
});
type MemberSeed = z.infer<typeof memberSeedSchema>;

/** Fills in what the options leave open. */
export function planMember(options: MemberOptions, userId: number, seed: number, now: Date): MemberSeed {
  const isGenerated = options.seed !== undefined || options.years !== undefined || options.from !== undefined;
  const endMs = options.to === undefined ? now.getTime() : Date.parse(options.to);
  const fromMs =
    options.from === undefined
      ? endMs - Math.round((options.years ?? 1) * 365.25) * dayMs
      : Date.parse(options.from);
  if (Number.isNaN(endMs) || Number.isNaN(fromMs)) throw new RangeError("from and to must be dates");
  return {
    userId,
    profile: options.profile ?? {
      email: `member-${userId}@example.com`,
      first_name: "Robin",
      last_name: `Sandbox ${userId}`,
    },
    body:
      options.body === undefined
        ? { height_meter: 1.78, weight_kilogram: 74.5, max_heart_rate: 190 }
        : options.body,
    life: isGenerated
      ? {
          seed: options.seed ?? seed,
          userId,
          fromMs,
          toMs: options.to === undefined ? null : endMs,
          offset: options.offset ?? "Z",
          summerTime: options.summerTime ?? true,
          oldStrapDays: Math.min(120, Math.floor((0.15 * (endMs - fromMs)) / dayMs)),
        }
      : null,
    records: options.records,
    mutations: [],
  };
}

/** One member of the cloud: a profile and records that change with time and by mutation. */
export class Member {
  readonly seed: MemberSeed;
  readonly store = new RecordStore();
  /** What is sent instead of a record (`sleep/<its key>`) or of the profile; where listings place it does not change. */
  readonly malformed = new Map<string, unknown>();
  private readonly timeline: Timeline | null;
  private formerIds: Map<number, string> | null = null;

  /** Rebuilds the member as it stands at `now`, mutations included. */
  constructor(seed: MemberSeed, now: Date) {
    this.seed = seed;
    this.timeline = seed.life && startTimeline(seed.life);
    for (const record of seed.records?.cycle ?? []) this.store.put("cycle", record);
    for (const record of seed.records?.sleep ?? []) this.store.put("sleep", record);
    for (const record of seed.records?.recovery ?? []) this.store.put("recovery", record);
    for (const record of seed.records?.workout ?? []) this.store.put("workout", record);
    for (const { atMs, mutation } of seed.mutations) {
      this.advance(new Date(atMs));
      mutate(this.store, mutation, new Date(atMs).toISOString());
    }
    this.advance(now);
  }

  get userId(): number {
    return this.seed.userId;
  }

  /** The record as it travels. */
  sent<C extends Collection>(collection: C, record: RecordOf[C]): unknown {
    const name = `${collection}/${keyOf[collection](record)}`;
    return this.malformed.has(name) ? this.malformed.get(name) : record;
  }

  get profile(): Profile {
    return this.seed.profile;
  }

  get body(): Body | null {
    return this.seed.body;
  }

  /** Lets the records come into being that are due by `now`; tells which were touched. */
  advance(now: Date): Touched[] {
    return (this.timeline?.changesUntil(now.getTime()) ?? [])
      .filter((change) => this.store.apply(change))
      .flatMap(touchedBy);
  }

  mutate(mutation: Mutation, now: Date): Touched[] {
    const touched = mutate(this.store, mutation, now.toISOString());
    this.seed.mutations.push({ atMs: now.getTime(), mutation });
    return touched;
  }

  /** The UUID of an activity the former API generation knew by this number. */
  activityByFormerId(formerId: number): string | undefined {
    this.formerIds ??= new Map(
      [...this.store.list("sleep"), ...this.store.list("workout")].flatMap((record) => {
        const former = formerActivityId(this.userId, Date.parse(record.start));
        return former === null ? [] : [[former, record.id] as const];
      }),
    );
    return this.formerIds.get(formerId);
  }
}

function touchedBy(change: Change): Touched[] {
  if (change.kind === "delete") {
    const gone = { collection: change.collection, key: change.key, deleted: true };
    return change.collection === "sleep" ? [gone, { ...gone, collection: "recovery" }] : [gone];
  }
  const { collection } = change;
  const key = collection === "recovery" ? keyOf.recovery(change.record) : String(change.record.id);
  return [{ collection, key, deleted: false }];
}
