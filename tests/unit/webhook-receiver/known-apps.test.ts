import { describe, expect, it } from "vitest";
import {
  createEncryption,
  createEncryptionFromKeys,
  DecryptionError,
  deriveEncryptionKeys,
} from "#lib/encryption.ts";
import { rememberApps } from "#webhook-receiver/known-apps.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

describe("the apps whose secrets may have signed", () => {
  const app = { id: 1, clientSecret: "secret" };

  it("are read again at most every three seconds, however many unknown signatures come", async () => {
    const clock = createFakeClock();
    let reads = 0;
    const apps = rememberApps(async () => [{ id: ++reads, clientSecret: "secret" }], { clock });
    await Promise.all(Array.from({ length: 100 }, () => apps.refresh()));
    expect(reads).toBe(1);
    expect(await apps.refresh()).toBe(false);
    clock.advance(3_000);
    expect(await apps.refresh()).toBe(true);
    expect(apps.list()).toEqual([{ id: 2, clientSecret: "secret" }]);
  });

  it("are read again at once when the clock was set back", async () => {
    const clock = createFakeClock();
    const apps = rememberApps(async () => [app], { clock });
    await apps.refresh();
    clock.advance(-24 * 3_600_000);
    expect(await apps.refresh()).toBe(true);
  });

  it("stay known while they cannot be read", async () => {
    const clock = createFakeClock();
    let down = false;
    const read = async () => {
      if (down) throw new Error("the database is away");
      return [app];
    };
    const apps = rememberApps(read, { clock });
    await apps.refresh();
    down = true;
    clock.advance(60_000);
    await apps.refresh();
    expect(apps.list()).toEqual([app]);
  });
});

describe("the keys the receiver is handed", () => {
  const secretKey = "the newest key of this test, long, the key before it, also long";

  it("open client secrets, also those encrypted with an older key", () => {
    const handed = createEncryptionFromKeys(deriveEncryptionKeys(secretKey, "client-secrets"));
    for (const key of [secretKey, ...secretKey.split(",")])
      expect(handed.decrypt(createEncryption(key, "client-secrets").encrypt("secret", "here"), "here")).toBe(
        "secret",
      );
  });

  it("open no token", () => {
    const handed = createEncryptionFromKeys(deriveEncryptionKeys(secretKey, "client-secrets"));
    const token = createEncryption(secretKey, "tokens").encrypt("token", "here");
    expect(() => handed.decrypt(token, "here")).toThrow(DecryptionError);
  });

  it("do not contain the key they come from", () => {
    const handed = deriveEncryptionKeys(secretKey, "client-secrets");
    for (const key of secretKey.split(",")) {
      expect(handed).not.toContain(key.trim());
      expect(handed).not.toContain(Buffer.from(key.trim()).toString("base64url"));
    }
  });

  it("are refused when they are anything else", () => {
    for (const wrong of ["", "short", secretKey])
      expect(() => createEncryptionFromKeys(wrong)).toThrow(DecryptionError);
  });
});
