import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { sessionToken } from "#app/server/session-token.ts";
import { accessibleMembers } from "#auth/members.ts";
import { chooseViewing } from "#auth/viewing.ts";

/** Who is signed in, whose data is looked at, and whose else could be. */
export const GET = memberRoute({}, async ({ viewer }) => {
  const members = await accessibleMembers(getApp().db, viewer.accountId);
  const { accountId, memberId, role, demo } = viewer;
  const choices = members.map((member) => ({ memberId: member.id, name: member.name, demo: member.demo }));
  return Response.json({ accountId, memberId, role, demo, choices });
});

const body = z.object({ memberId: z.number().int() });

/** Looks at another member this account may see, in this browser. */
export const PUT = memberRoute({ body }, async ({ viewer, body, request }) => {
  const token = sessionToken(request);
  const session = { token: token ?? "", accountId: viewer.accountId, memberId: body.memberId };
  if (!(await chooseViewing(getApp().db, session))) throw new NotFoundError();
  return Response.json({ next: "/" });
});
