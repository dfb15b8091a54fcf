import type { Queryable } from "#db/client.ts";

/** One event WHOOP announced. */
export interface WebhookEventView {
  id: string;
  /** WHOOP's name, such as recovery.updated. */
  type: string;
  receivedAt: Date;
  state: "pending" | "done" | "dead";
  attempts: number;
  /** When a pending one is tried next. */
  nextAttemptAt: Date;
  problem: string | null;
  finishedAt: Date | null;
}

/** The state of a member's webhooks. */
export interface WebhookInbox {
  /** Whether the receiver is to run. */
  on: boolean;
  counts: { pending: number; done: number; dead: number };
  /** The last received, those that were given up first. */
  events: WebhookEventView[];
}

/** What WHOOP announced for a member lately, and what became of it. */
export async function loadWebhookInbox(
  db: Queryable,
  { memberId, limit }: { memberId: number; limit: number },
): Promise<WebhookInbox> {
  const [setting, groups, rows] = await Promise.all([
    db.setting.findUnique({ where: { key: "webhooks" } }),
    db.webhookEvent.groupBy({ by: ["state"], where: { memberId }, _count: true }),
    db.webhookEvent.findMany({
      where: { memberId },
      // "dead" sorts before "done" and "pending".
      orderBy: [{ state: "asc" }, { receivedAt: "desc" }],
      take: limit,
      select: {
        id: true,
        type: true,
        receivedAt: true,
        state: true,
        attempts: true,
        nextAttemptAt: true,
        problem: true,
        finishedAt: true,
      },
    }),
  ]);
  const countOf = (state: string) => groups.find((group) => group.state === state)?._count ?? 0;
  return {
    on: isOn(setting?.value),
    counts: { pending: countOf("pending"), done: countOf("done"), dead: countOf("dead") },
    events: rows.map((row) => ({ ...row, id: row.id.toString(), state: stateOf(row.state) })),
  };
}

function isOn(value: unknown): boolean {
  return typeof value === "object" && value !== null && "enabled" in value && value.enabled === true;
}

function stateOf(state: string): WebhookEventView["state"] {
  return state === "done" || state === "dead" ? state : "pending";
}
