import type { SyncContext } from "#sync/context.ts";
import type { ClaimedEvent } from "./claim.ts";
import type { Target } from "./read-target.ts";

/** All claimed events that hint at one record. */
export interface EventsOfTarget {
  target: Target;
  events: ClaimedEvent[];
}

/** An event about a deletion is remembered for as long as events about the same record are being retried. */
const rememberedMs = 24 * 3_600_000;

/** The records a batch asks for, each once, in the order in which they were first named. */
export async function groupByTarget(
  ctx: SyncContext,
  memberId: number,
  events: ClaimedEvent[],
): Promise<EventsOfTarget[]> {
  const deleted = await deletionsToldOf(ctx, memberId, events);
  const byRecord = new Map<string, EventsOfTarget>();
  for (const event of events) {
    const recordType = recordTypeOf(event.type);
    const key = `${recordType}/${event.objectId}`;
    const known = byRecord.get(key);
    if (known) known.events.push(event);
    else {
      const target = { recordType, objectId: event.objectId, mayBeGone: deleted.has(key) };
      byRecord.set(key, { target, events: [event] });
    }
  }
  return [...byRecord.values()];
}

/** Also those followed already: no order is promised, so an update may come after the deletion that followed it. */
async function deletionsToldOf(
  ctx: SyncContext,
  memberId: number,
  events: ClaimedEvent[],
): Promise<Set<string>> {
  const rows = await ctx.db.webhookEvent.findMany({
    where: {
      memberId,
      objectId: { in: events.map(({ objectId }) => objectId) },
      type: { endsWith: ".deleted" },
      receivedAt: { gt: new Date(ctx.clock.now().getTime() - rememberedMs) },
    },
    select: { type: true, objectId: true },
  });
  return new Set(rows.map(({ type, objectId }) => `${recordTypeOf(type)}/${objectId}`));
}

/** Only types the receiver knows are ever stored. */
function recordTypeOf(type: string): Target["recordType"] {
  if (type.startsWith("workout.")) return "workout";
  return type.startsWith("sleep.") ? "sleep" : "recovery";
}
