import { openPool } from "#db/pool.ts";
import { readSigningApps, rememberApps } from "#webhook-receiver/known-apps.ts";
import { createReceiver } from "#webhook-receiver/receiver.ts";
import { storeEvent } from "#webhook-receiver/store-event.ts";
import { type TestInstall, testApp } from "./test-install.ts";

/** The receiver without its process, at the address to which the install's cloud sends its events. */
export async function startReceiver(install: TestInstall): Promise<{ stop(): Promise<void> }> {
  const { ctx, clock, sandbox } = install;
  const pool = openPool({ url: install.databaseUrl, connections: 4, patienceMs: 2_000 });
  const apps = rememberApps(() => readSigningApps(pool, ctx.clientSecretEncryption), { clock });
  const server = createReceiver({ apps, store: (arrived) => storeEvent(pool, arrived), clock });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  sandbox.cloud.setWebhookUrls(testApp.clientId, [`http://127.0.0.1:${port}/api/webhooks/whoop`]);
  return {
    async stop() {
      server.closeAllConnections();
      server.close();
      await pool.end();
    },
  };
}
