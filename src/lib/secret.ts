import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 random bits, as 43 characters that are safe in an address, a cookie and a header. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is stored of a secret: its SHA-256 in hex. A slow hash would add nothing, because 256 random bits cannot be
 * guessed, and looking up the hash leaks no timing about the secret.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
