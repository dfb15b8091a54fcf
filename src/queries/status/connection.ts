import type { Queryable } from "#db/client.ts";

/** The state of a member's link to WHOOP; "none" when it was never made. */
export interface ConnectionView {
  state: "none" | "active" | "reconnect" | "disconnected";
  cloud: "whoop" | "sandbox" | null;
  /** Why it is not active, as a sentence or code; null when it is. */
  reason: string | null;
  changedAt: Date | null;
  scopes: string[];
}

/** How a member is connected. Never reads a token. */
export async function loadConnection(db: Queryable, memberId: number): Promise<ConnectionView> {
  const row = await db.connection.findUnique({
    where: { memberId },
    select: { cloud: true, state: true, stateReason: true, stateChangedAt: true, scopes: true },
  });
  if (row === null) return { state: "none", cloud: null, reason: null, changedAt: null, scopes: [] };
  return {
    state: connectionState(row.state),
    cloud: row.cloud === "sandbox" ? "sandbox" : "whoop",
    reason: row.stateReason,
    changedAt: row.stateChangedAt,
    scopes: row.scopes,
  };
}

/** A connection's stored state; null is one that was never made. Whatever we do not know has to be made again. */
export function connectionState(stored: string | null): ConnectionView["state"] {
  if (stored === null) return "none";
  return stored === "active" || stored === "disconnected" ? stored : "reconnect";
}
