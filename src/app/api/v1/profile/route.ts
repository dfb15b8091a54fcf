import { getApp } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { profileResponse } from "#queries/responses/profile.ts";
import { loadProfile } from "#queries/status/profile.ts";

export const GET = operation(
  { summary: "Member, body measurements, connection", response: profileResponse },
  ({ memberId }) => loadProfile(getApp().db, memberId),
);
