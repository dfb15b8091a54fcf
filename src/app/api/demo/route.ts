import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { sessionToken } from "#app/server/session-token.ts";
import { chooseViewing } from "#auth/viewing.ts";
import { addDemoMember } from "#sync/connection/demo.ts";

/** Adds a demo member and looks at it; the worker fills it from the sandbox cloud. */
export const POST = memberRoute({ owner: true }, async ({ viewer, request }) => {
  const { memberId } = await addDemoMember(getSyncContext(), { managerId: viewer.accountId });
  const token = sessionToken(request);
  if (token !== null) await chooseViewing(getApp().db, { token, accountId: viewer.accountId, memberId });
  return Response.json({ memberId, next: "/" }, { status: 201 });
});
