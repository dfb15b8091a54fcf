import { z } from "zod";
import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { clearConnectCookie, connectSecret } from "#app/server/connect-cookie.ts";
import { RequestRefusedError } from "#app/server/request-errors.ts";
import { finishConnect } from "#sync/connection/connect.ts";

const body = z.object({ address: z.string().trim().max(4000) });

/** Ends a connection with the address WHOOP sent the browser to, when that address did not lead here by itself. */
export const POST = memberRoute({ body }, async ({ body, request, viewer }) => {
  const params = queryOf(body.address);
  const { attemptId } = await finishConnect(getSyncContext(), {
    params,
    endedBy: "browser",
    browserSecret: connectSecret(request),
    accountId: viewer.accountId,
  });
  return Response.json(
    { next: `/connect/${attemptId}` },
    { headers: { "set-cookie": clearConnectCookie() } },
  );
});

function queryOf(address: string): URLSearchParams {
  if (!URL.canParse(address) || !new URL(address).searchParams.has("state"))
    throw new RequestRefusedError(
      400,
      "This is not the address WHOOP sent the browser to.",
      "Copy the whole address from the browser's address bar; it contains code= and state=.",
    );
  return new URL(address).searchParams;
}
