import { memberRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { profileResponse } from "#queries/responses/profile.ts";
import { loadProfile } from "#queries/status/profile.ts";
import { answer } from "../answer.ts";

/** Member, body measurements, connection state and scopes. */
export const GET = memberRoute({}, async ({ viewer }) =>
  answer(profileResponse, await loadProfile(getApp().db, viewer.memberId)),
);
