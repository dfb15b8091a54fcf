import { withTransaction } from "#db/client.ts";
import { demoApp } from "#lib/demo-app.ts";
import { UserFacingError } from "#lib/errors.ts";
import type { SyncContext } from "#sync/context.ts";
import { requestedScopes } from "#whoop/oauth.ts";
import { storeApp } from "./app-credentials.ts";
import { beginConnect, finishConnect } from "./connect.ts";

/** Adds a member whose records come from the built-in sandbox cloud; the worker connects it like any other. */
export async function addDemoMember(
  ctx: SyncContext,
  { managerId }: { managerId: number },
): Promise<{ memberId: number }> {
  return withTransaction(ctx.db, async (tx) => {
    // Of two clicks at once the second finds what the first has made.
    await tx.$executeRaw`LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE`;
    const known = await tx.member.findFirst({
      where: { managedById: managerId, demo: true },
      select: { id: true },
    });
    if (known) return { memberId: known.id };
    const taken = new Set((await tx.member.findMany({ select: { name: true } })).map(({ name }) => name));
    let name = "Demo";
    for (let number = 2; taken.has(name); number += 1) name = `Demo ${number}`;
    const member = await tx.member.create({
      data: { name, role: "member", demo: true, managedById: managerId },
    });
    return { memberId: member.id };
  });
}

/** Removes a demo member with all its records. A real member's data is never removed this way. */
export async function removeDemoMember(
  ctx: SyncContext,
  { memberId, managerId }: { memberId: number; managerId: number },
): Promise<void> {
  const removed = await ctx.db.member.deleteMany({
    where: { id: memberId, managedById: managerId, demo: true },
  });
  if (removed.count === 0)
    throw new UserFacingError("There is no such demo member.", "Reload the page to see who is there.");
}

/** Walks every unconnected demo member through the sandbox's consent page, as a browser would. */
export async function connectDemoMembers(ctx: SyncContext): Promise<void> {
  const waiting = await ctx.db.member.findMany({
    where: { demo: true, connection: null },
    select: { id: true },
  });
  for (const { id } of waiting) {
    await storeApp(ctx, "sandbox", demoApp);
    const { authorizeUrl } = await beginConnect(ctx, {
      memberId: id,
      begunBy: "demo",
      browserSecret: null,
      cloud: "sandbox",
      redirectUri: demoApp.redirectUri,
    });
    const { origin, pathname, search } = new URL(authorizeUrl);
    const consent = new URLSearchParams({ decision: "allow" });
    for (const scope of requestedScopes) consent.append("scope", scope);
    const answer = await fetch(`${origin}${pathname}${search}`, {
      method: "POST",
      body: consent,
      redirect: "manual",
    });
    const location = answer.headers.get("location");
    if (!location)
      throw new UserFacingError(
        "The sandbox did not grant access to the demo member.",
        "Restart Pulsekeep and try again.",
      );
    await finishConnect(ctx, {
      params: new URL(location).searchParams,
      endedBy: "demo",
      browserSecret: null,
    });
  }
}
