import { z } from "zod";
import { loadWhoopApp } from "#sync/connection/app-credentials.ts";
import { getSyncContext } from "./app.ts";

/** An app's credentials as typed in; what surrounds a pasted value is not part of it. */
export const whoopAppBody = z.object({
  clientId: z.string().trim().min(1).max(500),
  clientSecret: z.string().trim().min(1).max(500),
});

/** What the connect page shows before anything is typed: the address to register, and the app known already. */
export async function loadConnectForm() {
  const context = getSyncContext();
  const app = await loadWhoopApp(context, "whoop");
  return {
    redirectUri: context.redirectUri,
    clientId: app?.clientId ?? null,
    fromEnvironment: app?.fromEnvironment ?? false,
  };
}
