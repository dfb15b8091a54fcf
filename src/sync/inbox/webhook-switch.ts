import type { SyncContext } from "#sync/context.ts";

/** The launcher looks at this row too (launch/process-supervisor.ts). */
const key = "webhooks";

/** Whether the webhook receiver is to run. Off until somebody switches it on. */
export async function isWebhooksOn(ctx: SyncContext): Promise<boolean> {
  const setting = await ctx.db.setting.findUnique({ where: { key } });
  const value = setting?.value;
  return typeof value === "object" && value !== null && "enabled" in value && value["enabled"] === true;
}

/** Switches the receiver on or off; the launcher follows within two seconds. */
export async function setWebhooksOn(ctx: SyncContext, enabled: boolean): Promise<void> {
  const value = { enabled };
  await ctx.db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
