import { createHmac, timingSafeEqual } from "node:crypto";

/** Both ways alike: a home's clock may be slow as well as fast. */
const toleranceMs = 5 * 60_000;

/**
 * The `X-WHOOP-Signature` of a body: base64 of the HMAC-SHA256, under the app's client secret, of the timestamp header's
 * text (milliseconds since 1970) followed at once by the body's bytes.
 */
export function signWebhook(secret: string, timestampHeader: string, rawBody: Uint8Array): string {
  return hmac(secret, timestampHeader, rawBody).toString("base64");
}

export interface ReceivedWebhook {
  secret: string;
  timestampHeader: string | undefined;
  signatureHeader: string | undefined;
  /** The bytes as received; a body that was parsed and written again has another signature. */
  rawBody: Uint8Array;
  now: Date;
}

/**
 * Whether a webhook comes from whoever holds the secret, and is at most 5 minutes old or ahead. "stale" is said
 * only of a good signature. How long the comparison takes does not tell where two signatures differ.
 */
export function verifyWebhook(received: ReceivedWebhook): "valid" | "bad-signature" | "stale" {
  const timestamp = received.timestampHeader ?? "";
  const expected = hmac(received.secret, timestamp, received.rawBody);
  const given = Buffer.from(received.signatureHeader ?? "", "base64");
  // Node decodes base64 leniently, so many texts give the same bytes; only the canonical one is accepted.
  const canonical = given.length === expected.length && given.toString("base64") === received.signatureHeader;
  if (!canonical || !timingSafeEqual(given, expected) || !/^\d{1,15}$/.test(timestamp))
    return "bad-signature";
  return Math.abs(received.now.getTime() - Number(timestamp)) <= toleranceMs ? "valid" : "stale";
}

function hmac(secret: string, timestamp: string, rawBody: Uint8Array): Buffer {
  return createHmac("sha256", secret).update(timestamp).update(rawBody).digest();
}
