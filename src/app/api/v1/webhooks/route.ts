import { z } from "zod";
import { getSyncContext } from "#app/server/app.ts";
import { operation } from "#app/server/operation.ts";
import { setWebhooksOn } from "#sync/inbox/webhook-switch.ts";

const webhooksSwitch = z.object({ on: z.boolean() });

export const PUT = operation(
  {
    summary: "Switches the receiver of WHOOP's events on or off for this install",
    body: webhooksSwitch,
    owner: true,
    response: webhooksSwitch,
  },
  async ({ body }) => {
    await setWebhooksOn(getSyncContext(), body.on);
    return body;
  },
);
