import type { Pool } from "#db/pool.ts";
import type { WebhookEvent } from "#whoop/webhook-event.ts";

/** An event that is told to be stored is in the database, whatever happens next. */
export type Stored = "stored" | "known-already-or-nobodys" | "unusable";

/** What PostgreSQL says of a value that it cannot hold (SQLSTATE class 22, data exception). */
const dataException = /^22/;

/**
 * Puts an event into the inbox in one statement: once per trace, type and object, and only for a member whose
 * connection belongs to the app that signed it. Throws while the database is out of reach.
 */
export async function storeEvent(
  pool: Pool,
  { appId, event, now }: { appId: number; event: WebhookEvent; now: Date },
): Promise<Stored> {
  try {
    const { rowCount } = await pool.query(
      `INSERT INTO webhook_events (app_id, member_id, trace_id, type, object_id, received_at, next_attempt_at)
       SELECT app_id, member_id, $3, $4, $5::uuid, $6::timestamptz, $6::timestamptz FROM connections
       WHERE app_id = $1 AND whoop_user_id = $2::bigint AND state <> 'disconnected'
       ON CONFLICT (trace_id, type, object_id) DO NOTHING`,
      [appId, event.user_id.toString(), event.trace_id, event.type, event.id, now.toISOString()],
    );
    return rowCount === 1 ? "stored" : "known-already-or-nobodys";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (dataException.test(code)) return "unusable";
    throw error;
  }
}
