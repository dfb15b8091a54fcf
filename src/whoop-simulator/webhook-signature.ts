import { createHmac } from "node:crypto";

/**
 * The value of `X-WHOOP-Signature`: base64 of HMAC-SHA256, keyed with the client secret, over the timestamp header
 * (milliseconds as text) immediately followed by the raw body.
 */
export function signWebhook(clientSecret: string, timestamp: string, body: string): string {
  return createHmac("sha256", clientSecret).update(timestamp).update(body).digest("base64");
}
