import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientSecretPurpose } from "#db/client-secret-context.ts";
import { readWebhookKeys, writeWebhookKeys } from "#launch/webhook-key-file.ts";
import { systemClock } from "#lib/clock.ts";
import {
  createEncryption,
  createEncryptionFromKeys,
  DecryptionError,
  deriveEncryptionKeys,
} from "#lib/encryption.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const secretKey = "a secret key for tests, long enough";
const keys = deriveEncryptionKeys(secretKey, clientSecretPurpose);

describe("the key file of a receiver in a container of its own", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulsekeep-webhook-key-"));
    file = join(folder, "webhook.key");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("opens the secrets that sign events, and neither tokens nor anything else of the install", async () => {
    await writeWebhookKeys(file, keys);
    const read = (await readWebhookKeys(file, systemClock, new AbortController().signal)) ?? "";
    const opened = createEncryptionFromKeys(read);
    const secret = createEncryption(secretKey, clientSecretPurpose).encrypt("client secret", "here");
    expect(opened.decrypt(secret, "here")).toBe("client secret");
    const token = createEncryption(secretKey, "tokens").encrypt("refresh token", "here");
    expect(() => opened.decrypt(token, "here")).toThrow(DecryptionError);
    expect(await readFile(file, "utf8")).not.toContain(secretKey);
  });

  it("is whole, readable by its owner only, and alone in its folder", async () => {
    await writeWebhookKeys(file, "old");
    await writeWebhookKeys(file, keys);
    expect(await readFile(file, "utf8")).toBe(`${keys}\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["webhook.key"]);
  });

  it("is waited for until it is there, or until the receiver is to end", async () => {
    const clock = createFakeClock();
    const written = { ...clock, sleep: () => writeFile(file, keys) };
    expect(await readWebhookKeys(file, written, new AbortController().signal)).toBe(keys);
    expect(await readWebhookKeys(join(folder, "other"), clock, AbortSignal.abort())).toBeNull();
  });
});

describe("docker-compose.yml", () => {
  /** The lines of one service. */
  async function service(name: string): Promise<string> {
    const text = await readFile(join(import.meta.dirname, "../../../docker-compose.yml"), "utf8");
    const body = new RegExp(`^  ${name}:\\n((?:    .*\\n|\\s*\\n|\\s*#.*\\n)+)`, "m").exec(text)?.[1];
    if (!body) throw new Error(`docker-compose.yml has no service ${name}.`);
    return body.replace(/^\s*#.*\n/gm, "");
  }

  it("gives the webhook receiver no folder with secret.key, no client secret and nothing of the other services", async () => {
    const hook = await service("hook");
    expect(hook).not.toMatch(/<<:|pulsekeep:\/data|SECRET|APP_URL/);
    const mounts = [...hook.matchAll(/^ {6}- (\S+:\/\S+)$/gm)].map(([, mount]) => mount);
    expect(mounts).toEqual(["webhook-key:/webhook:ro"]);
  });

  it("has the web app leave the receiver's key where the receiver looks for it", async () => {
    const place = /WEBHOOK_KEY_FILE: (\S+)/;
    const [web, hook] = [await service("web"), await service("hook")];
    expect(place.exec(web)?.[1]).toBe("/webhook/webhook.key");
    expect(place.exec(hook)?.[1]).toBe("/webhook/webhook.key");
    expect(web).toMatch(/- webhook-key:\/webhook$/m);
    expect(web).toMatch(/- pulsekeep:\/data$/m);
  });
});
