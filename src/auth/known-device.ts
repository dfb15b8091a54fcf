import { z } from "zod";
import type { Clock } from "#lib/clock.ts";
import { createEncryption } from "#lib/encryption.ts";
import { newSecret } from "#lib/secret.ts";

const lifetimeMs = 180 * 24 * 3_600_000;
const place = "known-device";

/** The device is named inside what is encrypted: the encrypted text itself can be written in more than one way. */
const mark = z.object({ device: z.string(), account: z.string(), expiresAtMs: z.number() });

/** Browsers that have signed in to an account before: guesses made elsewhere do not lock them out of it. */
export interface KnownDevices {
  /** What such a browser keeps in a cookie, under lock: it opens nothing, and says only that it was there. */
  issue(account: string): { value: string; expiresAt: Date };
  /** A name for the device that shows `value`, when it signed in to this account; null when it did not. */
  recognise(value: string | null, account: string): string | null;
}

/** Marks are encrypted under a key of their own that follows from `SECRET_KEY`. */
export function createKnownDevices(secretKey: string, clock: Clock): KnownDevices {
  const encryption = createEncryption(secretKey, "known-devices");
  return {
    issue(account) {
      const expiresAt = new Date(clock.now().getTime() + lifetimeMs);
      const made: z.infer<typeof mark> = { device: newSecret(), account, expiresAtMs: expiresAt.getTime() };
      return { value: encryption.encrypt(JSON.stringify(made), place), expiresAt };
    },
    recognise(value, account) {
      try {
        const known = mark.parse(JSON.parse(encryption.decrypt(value ?? "", place)));
        const isValid = known.account === account && known.expiresAtMs > clock.now().getTime();
        return isValid ? known.device : null;
      } catch {
        return null;
      }
    },
  };
}
