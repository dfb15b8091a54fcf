import { copyFile, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientSecretPurpose } from "#db/client-secret-context.ts";
import { webhookReceiverCommand } from "#launch/child-commands.ts";
import { findFreePort } from "#launch/port.ts";
import { superviseProcesses } from "#launch/process-supervisor.ts";
import { createWebhookReceiverSupervisor } from "#launch/webhook-receiver-supervisor.ts";
import { systemClock } from "#lib/clock.ts";
import { deriveEncryptionKeys } from "#lib/encryption.ts";
import { parseEnv } from "#lib/env.ts";
import { createLogger } from "#lib/logger.ts";
import { isWebhooksOn, setWebhooksOn } from "#sync/inbox/webhook-switch.ts";
import { bundleRole } from "../support/bundled-role.ts";
import { databaseKinds } from "../support/postgres.ts";
import { createTestInstall, type TestInstall, testSecretKey } from "../support/test-install.ts";
import { eventOf, send, signed } from "./webhooks-support.ts";

const receiverKeys = deriveEncryptionKeys(testSecretKey, clientSecretPurpose);

describe.each(databaseKinds)("switching webhooks on and off (%s database)", (kind) => {
  let root: string;
  let install: TestInstall;
  let userId: number;

  beforeAll(async () => {
    root = await bundleAsInstalled();
    install = await createTestInstall(kind, { startAt: new Date().toISOString() });
    const member = await install.addMember("robin", { records: {} });
    userId = member.userId;
    await install.connect(member.memberId, userId);
  });
  afterAll(async () => {
    await install.stop();
    await rm(root, { recursive: true, force: true });
  });

  it("starts the receiver with the keys it needs and no others, and stops it again", async () => {
    const { ctx, databaseUrl } = install;
    const port = await findFreePort();
    const env = parseEnv({ WEBHOOK_PORT: String(port), HOST: "127.0.0.1" });
    const logger = createLogger("test");
    const command = webhookReceiverCommand({ root, env, databaseUrl, dev: false }, receiverKeys);
    const wishes = superviseProcesses({
      url: databaseUrl,
      logger,
      supervisors: [createWebhookReceiverSupervisor(command, { logger })],
    });
    const listens = async () => (await send(port, { path: "/" })) !== null;
    const until = async (wanted: boolean) => {
      for (let tries = 0; tries < 200 && (await listens()) !== wanted; tries += 1)
        await systemClock.sleep(50);
      return listens();
    };
    try {
      expect(await isWebhooksOn(ctx)).toBe(false);
      expect(await listens()).toBe(false);
      await setWebhooksOn(ctx, true);
      expect(await isWebhooksOn(ctx)).toBe(true);
      expect(await until(true)).toBe(true);
      expect((await send(port, signed(eventOf(userId), Date.now())))?.status).toBe(204);
      expect(await install.db.webhookEvent.count()).toBe(1);
      await setWebhooksOn(ctx, false);
      expect(await until(false)).toBe(false);
    } finally {
      await wishes.stop();
    }
  });

  it("hands over nothing that leads to a token", () => {
    const env = parseEnv({
      WHOOP_CLIENT_ID: "household",
      WHOOP_CLIENT_SECRET: "the secret of the app",
      ADMIN_PASSWORD: "a password of the owner",
    });
    const command = webhookReceiverCommand(
      { root, env, databaseUrl: install.databaseUrl, dev: false },
      receiverKeys,
    );
    expect(command.isolated).toBe(true);
    for (const secret of [testSecretKey, "the secret of the app", "a password of the owner"])
      expect(JSON.stringify(command)).not.toContain(secret);
    expect(Object.keys(command.environment).sort()).toEqual([
      "DATABASE_URL",
      "HOST",
      "NODE_ENV",
      "WEBHOOK_PORT",
    ]);
  });
});

/** A folder like that of an installed product, as far as the receiver is concerned. */
async function bundleAsInstalled(): Promise<string> {
  const hook = await bundleRole("src/webhook-receiver/main.ts");
  const preload = await bundleRole("src/launch/exit-with-parent.ts");
  const root = dirname(hook);
  await mkdir(join(root, "dist"));
  await copyFile(hook, join(root, "dist", "hook.js"));
  await copyFile(preload, join(root, "dist", "exit-with-parent.js"));
  await rm(dirname(preload), { recursive: true });
  return root;
}
