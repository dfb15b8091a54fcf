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
    await tx.$executeRaw`
      INSERT INTO profiles (member_id, whoop_user_id, email, first_name, last_name, raw, fetched_at)
      VALUES (${memberId}, ${whoopUserId}, ${storableText(email)}, ${storableText(firstName)},
        ${storableText(lastName)}, ${storableJson(profile.raw)}::jsonb, ${now}::timestamptz)
      ON CONFLICT (member_id) DO UPDATE SET whoop_user_id = excluded.whoop_user_id, email = excluded.email,
        first_name = excluded.first_name, last_name = excluded.last_name, raw = excluded.raw, fetched_at = excluded.fetched_at`;
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
    const seenAgain = await tx.$executeRaw`
      UPDATE body_measurements SET last_seen_at = ${now}::timestamptz, raw = ${storableJson(body.raw)}::jsonb
      WHERE member_id = ${memberId}
        AND first_seen_at = (SELECT max(first_seen_at) FROM body_measurements WHERE member_id = ${memberId})
        AND (height_m, weight_kg, max_bpm) IS NOT DISTINCT FROM (${heightM}::float8, ${weightKg}::float8, ${maxBpm}::int)`;
    if (seenAgain > 0) return;
    await tx.$executeRaw`
      INSERT INTO body_measurements (member_id, first_seen_at, last_seen_at, height_m, weight_kg, max_bpm, raw)
      VALUES (${memberId}, ${now}::timestamptz, ${now}::timestamptz, ${heightM}, ${weightKg}, ${maxBpm}, ${storableJson(body.raw)}::jsonb)`;
    progress.new += 1;
  });
}
