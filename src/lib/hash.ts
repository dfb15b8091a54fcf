import { createHash, randomBytes } from "node:crypto";

/** A secret nobody can guess, safe in an address: 32 random bytes unless said otherwise. */
export function randomSecret(bytes = 32): string {
  return randomBytes(bytes).toString("base64url");
}

/** What is stored of a random secret. It has full entropy, so one round of SHA-256 is enough. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
