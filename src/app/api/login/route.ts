import { z } from "zod";
import { publicRoute } from "#app/server/api-route.ts";
import { getApp, getKnownDevices, getThrottle } from "#app/server/app.ts";
import { clientAddress } from "#app/server/client-address.ts";
import { deviceMark, signedIn } from "#app/server/session-response.ts";
import { signInWithCode, signInWithPassword } from "#auth/sign-in.ts";

const body = z.union([
  z.object({ code: z.string().max(200) }),
  z.object({ name: z.string().max(200).optional(), password: z.string() }),
]);

/** Signs in with a password, or with a one-time code from the console. */
export const POST = publicRoute({ body }, async ({ body, request }) => {
  const { db, clock } = getApp();
  const { session, account } =
    "code" in body
      ? await signInWithCode(db, clock, body.code)
      : await signInWithPassword(
          db,
          clock,
          { throttle: getThrottle(), devices: getKnownDevices() },
          {
            name: body.name ?? null,
            password: body.password,
            address: clientAddress(request.headers),
            deviceMark: deviceMark(request),
          },
        );
  return signedIn(session, "/", account);
});
