import type { Prisma } from "#db/client.ts";
import { UserFacingError } from "#lib/errors.ts";
import { storableJson, storableText } from "#lib/storable.ts";
import type { SyncContext } from "#sync/context.ts";
import { storeInRun } from "#sync/store/store-in-run.ts";
import type { WhoopClient } from "#whoop/client.ts";
import type { ActiveRun } from "./progress.ts";

const dayMs = 24 * 3_600_000;

/** Whether profile and body are due: once a day is enough, they hardly ever change. */
export async function profileIsDue(ctx: SyncContext, memberId: number): Promise<boolean> {
  const state = await ctx.db.syncState.findUnique({
    where: { memberId_type: { memberId, type: "profile" } },
  });
  return !state?.lastSuccessAt || ctx.clock.now().getTime() - state.lastSuccessAt.getTime() >= dayMs;
}

/** Reads profile and body measurements. WHOOP gives only current values; a change begins a new body row. */
export async function readProfile(ctx: SyncContext, client: WhoopClient, run: ActiveRun): Promise<void> {
  const { memberId } = run.lease;
  const profile = await client.profile();
  const connection = await ctx.db.connection.findUniqueOrThrow({ where: { memberId } });
  if (profile.record.user_id !== connection.whoopUserId) {
    throw new UserFacingError(
      "WHOOP answered with another account than the connected one.",
      "Reconnect with the account this data belongs to.",
    );
  }
  const { email, first_name: firstName, last_name: lastName, user_id: whoopUserId } = profile.record;
  const now = ctx.clock.now();
  await storeInRun(ctx, run, "profile", async (tx) => {
    const values = {
      whoopUserId,
      email: storableText(email),
      firstName: storableText(firstName),
      lastName: storableText(lastName),
      raw: storable(profile.raw),
      fetchedAt: now,
    };
    await tx.profile.upsert({ where: { memberId }, create: { memberId, ...values }, update: values });
  });
  // The profile is stored by now: whatever is the matter with the measurements, the names are here.
  await readBody(ctx, client, run);
}

async function readBody(ctx: SyncContext, client: WhoopClient, run: ActiveRun): Promise<void> {
  const { memberId } = run.lease;
  const body = await client.body();
  const now = ctx.clock.now();
  await storeInRun(ctx, run, "profile", async (tx, progress) => {
    progress.done = true;
    if (!body) return;
    const { height_meter: heightM, weight_kilogram: weightKg, max_heart_rate: maxBpm } = body.record;
    // An answer without any measure says nothing, and must not stand for the last one that did.
    if ([heightM, weightKg, maxBpm].every((value) => value === null)) return;
    const seen = { lastSeenAt: now, raw: storable(body.raw) };
    const last = await tx.bodyMeasurement.findFirst({
      where: { memberId },
      orderBy: { firstSeenAt: "desc" },
    });
    if (last && last.heightM === heightM && last.weightKg === weightKg && last.maxBpm === maxBpm) {
      const key = { memberId, firstSeenAt: last.firstSeenAt };
      await tx.bodyMeasurement.update({ where: { memberId_firstSeenAt: key }, data: seen });
      return;
    }
    const measures = { heightM, weightKg, maxBpm };
    await tx.bodyMeasurement.create({ data: { memberId, firstSeenAt: now, ...measures, ...seen } });
    progress.new += 1;
  });
}

/** WHOOP's JSON as PostgreSQL can keep it. */
function storable(raw: unknown): Prisma.InputJsonValue {
  return JSON.parse(storableJson(raw)) as Prisma.InputJsonValue;
}
