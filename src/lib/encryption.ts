import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** An encrypted value cannot be decrypted: another key, a changed byte, or a value moved from where it belongs. */
export class DecryptionError extends Error {
  constructor() {
    super(
      "A stored secret could not be opened: it was changed, moved, or encrypted with another SECRET_KEY.",
    );
    this.name = "DecryptionError";
  }
}

/**
 * Keeps secrets unreadable in the database. `context` is the associated data: the row and column a value belongs to. A
 * value encrypted for one cannot be decrypted for another.
 */
export interface Encryption {
  /** AES-256-GCM with the newest key: `v1.<key id>.<nonce + ciphertext + tag>`. */
  encrypt(plain: string, context: string): string;
  /** The plain value; throws `DecryptionError`. */
  decrypt(encrypted: string, context: string): string;
}

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * `secretKey` is `SECRET_KEY`: one key, or several separated by commas, newest first. The first encrypts, all of them
 * decrypt, so a key is changed by putting a new one in front. Keys for different purposes are unrelated.
 */
export function createEncryption(secretKey: string, purpose: string): Encryption {
  return createEncryptionFromKeys(deriveEncryptionKeys(secretKey, purpose));
}

/**
 * What a process needs to open values of one purpose, and nothing else: the keys derived from `SECRET_KEY`, in its
 * order, as base64url separated by commas. They do not lead back to `SECRET_KEY` or to another purpose's keys.
 */
export function deriveEncryptionKeys(secretKey: string, purpose: string): string {
  return secretKey
    .split(",")
    .map((key) =>
      Buffer.from(hkdfSync("sha256", key.trim(), "pulsekeep", purpose, keyBytes)).toString("base64url"),
    )
    .join(",");
}

/** An encryption from what `deriveEncryptionKeys` answered. Throws `DecryptionError` when that is not what it was given. */
export function createEncryptionFromKeys(derivedKeys: string): Encryption {
  const keys = derivedKeys.split(",").map(toKey);
  const newest = keys[0];
  if (!newest) throw new DecryptionError();
  return {
    encrypt(plain, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", newest.bytes, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `v1.${newest.id}.${body.toString("base64url")}`;
    },
    decrypt(encrypted, context) {
      const [version, keyId, encoded] = encrypted.split(".");
      const key = keys.find((candidate) => candidate.id === keyId);
      const body = Buffer.from(encoded ?? "", "base64url");
      if (version !== "v1" || !key || body.length < nonceBytes + tagBytes) throw new DecryptionError();
      try {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, body.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(context))
          .setAuthTag(body.subarray(-tagBytes));
        return Buffer.concat([
          decipher.update(body.subarray(nonceBytes, -tagBytes)),
          decipher.final(),
        ]).toString("utf8");
      } catch {
        throw new DecryptionError();
      }
    },
  };
}

function toKey(derived: string) {
  const bytes = Buffer.from(derived, "base64url");
  if (bytes.length !== keyBytes) throw new DecryptionError();
  return { bytes, id: createHash("sha256").update(bytes).digest("hex").slice(0, 8) };
}
