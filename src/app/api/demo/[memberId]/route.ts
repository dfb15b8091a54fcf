import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getApp, getSyncContext } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import { accessibleMembers } from "#auth/members.ts";
import { stopViewing } from "#auth/viewing.ts";
import { removeDemoMember } from "#sync/connection/demo.ts";

const params = z.object({ memberId: z.coerce.number().int().positive().max(2_147_483_647) });

/** Removes a demo member of this account with everything stored for it. */
export const DELETE = memberRoute({ owner: true, params }, async ({ viewer, params: { memberId } }) => {
  const { accountId } = viewer;
  const members = await accessibleMembers(getApp().db, accountId);
  if (!members.some((member) => member.id === memberId && member.demo)) throw new NotFoundError();
  await stopViewing(getApp().db, { accountId, memberId });
  await removeDemoMember(getSyncContext(), { memberId, managerId: accountId });
  return Response.json({ next: "/settings" });
});
