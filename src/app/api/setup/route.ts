import { z } from "zod";
import { publicRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";
import { signedIn } from "#app/server/session-response.ts";
import { setUpOwner } from "#auth/owner.ts";
import { createSession } from "#auth/session.ts";

const body = z.object({ code: z.string().max(200), name: z.string(), password: z.string() });

/** First step of the wizard: makes the owner with the one-time code from the console, and signs them in. */
export const POST = publicRoute({ body }, async ({ body }) => {
  const { db, clock } = getApp();
  const owner = await setUpOwner(db, clock, body);
  return signedIn(await createSession(db, clock, owner.id), "/setup", body.name.normalize("NFC").trim());
});
