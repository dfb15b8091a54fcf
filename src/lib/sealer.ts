import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** A sealed value cannot be opened: another key, a changed byte, or a value moved from another place. */
export class SealError extends Error {
  constructor() {
    super("A stored secret could not be opened: it was changed, moved, or sealed with another SECRET_KEY.");
    this.name = "SealError";
  }
}

/**
 * Keeps secrets unreadable in the database. `place` names the row and column a value belongs to; a value sealed for
 * one place opens in no other.
 */
export interface Sealer {
  /** AES-256-GCM with the newest key: `v1.<key id>.<nonce + ciphertext + tag>`. */
  seal(plain: string, place: string): string;
  /** The plain value; throws `SealError`. */
  open(sealed: string, place: string): string;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * `secretKey` is `SECRET_KEY`: one key, or several separated by commas, newest first. The first seals, all of them
 * open, so a key is changed by putting a new one in front. Keys for different purposes are unrelated.
 */
export function createSealer(secretKey: string, purpose: string): Sealer {
  return createSealerFromKeys(deriveSealingKeys(secretKey, purpose));
}

/**
 * What a process needs to open values of one purpose, and nothing else: the keys derived from `SECRET_KEY`, in its
 * order, as base64url separated by commas. They do not lead back to `SECRET_KEY` or to another purpose's keys.
 */
export function deriveSealingKeys(secretKey: string, purpose: string): string {
  return secretKey
    .split(",")
    .map((key) =>
      Buffer.from(hkdfSync("sha256", key.trim(), "pulsekeep", purpose, keyBytes)).toString("base64url"),
    )
    .join(",");
}

/** A sealer from what `deriveSealingKeys` answered. Throws `SealError` when that is not what it was given. */
export function createSealerFromKeys(derivedKeys: string): Sealer {
  const keys = derivedKeys.split(",").map(toKey);
  const newest = keys[0];
  if (!newest) throw new SealError();
  return {
    seal(plain, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", newest.bytes, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `v1.${newest.id}.${body.toString("base64url")}`;
    },
    open(sealed, place) {
      const [version, keyId, encoded] = sealed.split(".");
      const key = keys.find((candidate) => candidate.id === keyId);
      const body = Buffer.from(encoded ?? "", "base64url");
      if (version !== "v1" || !key || body.length < nonceBytes + tagBytes) throw new SealError();
      try {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, body.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(place))
          .setAuthTag(body.subarray(-tagBytes));
        return Buffer.concat([
          decipher.update(body.subarray(nonceBytes, -tagBytes)),
          decipher.final(),
        ]).toString("utf8");
      } catch {
        throw new SealError();
      }
    },
  };
}

function toKey(derived: string) {
  const bytes = Buffer.from(derived, "base64url");
  if (bytes.length !== keyBytes) throw new SealError();
  return { bytes, id: createHash("sha256").update(bytes).digest("hex").slice(0, 8) };
}
