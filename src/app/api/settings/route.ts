import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { isLanguage } from "#app/texts/languages.ts";
import { loadMemberSettings, memberSettings, saveMemberSettings } from "#auth/member-settings.ts";

/** How pages are written for the account that asks. */
export const GET = memberRoute({}, async ({ viewer }) =>
  Response.json(await loadMemberSettings(getApp().db, viewer.accountId)),
);

const body = memberSettings
  .extend({ language: z.string().refine(isLanguage, "There are no words in this language.").nullable() })
  .partial();

/** Keeps the choices that are named; answers all of them. */
export const PUT = memberRoute({ body }, async ({ viewer, body }) => {
  const { db } = getApp();
  await saveMemberSettings(db, viewer.accountId, body);
  return Response.json(await loadMemberSettings(db, viewer.accountId));
});
