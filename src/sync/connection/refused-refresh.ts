import type { Connection } from "#generated/prisma/client.ts";
import type { SyncContext } from "#sync/context.ts";
import { wrongClientProblem } from "#sync/run/problems.ts";
import { OAuthError } from "#whoop/errors.ts";

/** WHOOP may refuse a refresh by mistake; so many times in a row, or for so long, it means it. */
const refusalsAtMost = 5;
const patienceMs = 24 * 3_600_000;
const tryAgainMs = 3_600_000;

/** The columns of a connection that is not being refused. */
export const noRefusals = { refreshRefusals: 0, refreshRefusedSince: null, nextRefreshAt: null };

/**
 * Counts a refusal that does not say that our access was revoked. From the fifth in a row on, or after a day of them,
 * the connection is called lost, so that its member is told to reconnect; the tokens stay and are tried hourly. Answers
 * why it is lost, or null as long as it is not.
 */
export async function noteRefusal(
  ctx: SyncContext,
  connection: Connection,
  error: unknown,
): Promise<string | null> {
  const { memberId, generation } = connection;
  const now = ctx.clock.now();
  const refusals = connection.refreshRefusals + 1;
  const since = connection.refreshRefusedSince ?? now;
  const isLost = refusals >= refusalsAtMost || now.getTime() - since.getTime() >= patienceMs;
  const reason = describeRefusal(error);
  await ctx.db.connection.updateMany({
    where: { memberId, generation, refreshHolder: ctx.holder },
    data: {
      refreshRefusals: refusals,
      refreshRefusedSince: since,
      ...(isLost
        ? {
            state: "reconnect",
            stateReason: reason,
            nextRefreshAt: new Date(now.getTime() + tryAgainMs),
            ...(connection.state === "reconnect" ? {} : { stateChangedAt: now }),
          }
        : {}),
    },
  });
  return isLost ? reason : null;
}

function describeRefusal(error: unknown): string {
  if (!(error instanceof OAuthError))
    return "WHOOP refuses to renew our access and does not say why. Reconnect; it is also tried again every hour.";
  if (error.isWrongClient) return wrongClientProblem;
  return `WHOOP refuses to renew our access (${error.code}). Reconnect; it is also tried again every hour.`;
}
