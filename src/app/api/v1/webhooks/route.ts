import { memberRoute } from "#app/server/api-route.ts";
import { getSyncContext } from "#app/server/app.ts";
import { webhooksSwitch } from "#queries/responses/webhooks.ts";
import { setWebhooksOn } from "#sync/inbox/webhook-switch.ts";
import { answer } from "../answer.ts";

/** Switches the receiver of WHOOP's events on or off for this install. */
export const PUT = memberRoute({ body: webhooksSwitch, owner: true }, async ({ body }) => {
  await setWebhooksOn(getSyncContext(), body.on);
  return answer(webhooksSwitch, body);
});
