import type { SyncContext } from "#sync/context.ts";
import { ConnectError } from "./connect-error.ts";

/** So many attempts of a member are kept; older ones give way. */
const keptPerMember = 10;

/** Where a secret of an attempt is stored, as its encryption is bound to where it is stored. */
export const attemptContext = (
  attemptId: string,
  secret: "access_token" | "refresh_token" | "code_verifier",
) => `connect_attempts/${attemptId}/${secret}`;

export type AttemptStep = "started" | "answered" | "exchanged" | "accepted" | "refused";

/** How far an attempt of this member has come; null when there is no such attempt. */
export async function loadAttempt(
  ctx: SyncContext,
  { attemptId, memberId }: { attemptId: string; memberId: number },
): Promise<{ step: AttemptStep; problem: string | null } | null> {
  const attempt = await ctx.db.connectAttempt.findFirst({
    where: { id: attemptId, memberId },
    select: { step: true, problem: true, expiresAt: true },
  });
  if (!attempt) return null;
  // Whoever exchanged its code has died over it, and the code is spent.
  if (attempt.step === "answered" && attempt.expiresAt <= ctx.clock.now())
    return { step: "refused", problem: new ConnectError("expired").message };
  return { step: attempt.step as AttemptStep, problem: attempt.problem };
}

/** Deletes a member's older attempts, except those whose account is just being checked. */
export async function deleteOlderAttempts(ctx: SyncContext, memberId: number): Promise<void> {
  const older = await ctx.db.connectAttempt.findMany({
    where: { memberId, step: { notIn: ["answered", "exchanged"] } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    skip: keptPerMember,
    select: { id: true },
  });
  await ctx.db.connectAttempt.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } });
}
