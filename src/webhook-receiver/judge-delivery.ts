import { type WebhookEvent, webhookEventSchema } from "#whoop/webhook-event.ts";
import { verifyWebhook } from "#whoop/webhook-signature.ts";
import type { SigningApp } from "./known-apps.ts";

/** One request to the webhook address, body and all. */
export interface Delivery {
  timestampHeader: string | undefined;
  signatureHeader: string | undefined;
  rawBody: Uint8Array;
}

/**
 * The app that signed a delivery within the accepted time, or null. Every app is tried, also after one matched, so
 * that the time taken tells nothing.
 */
export function findSigner(delivery: Delivery, apps: readonly SigningApp[], now: Date): SigningApp | null {
  const signers = apps.filter(
    ({ clientSecret }) => verifyWebhook({ ...delivery, secret: clientSecret, now }) === "valid",
  );
  return signers[0] ?? null;
}

/** The app that signed a delivery whose time is not near our clock, or null. */
export function findStaleSigner(
  delivery: Delivery,
  apps: readonly SigningApp[],
  now: Date,
): SigningApp | null {
  const signers = apps.filter(
    ({ clientSecret }) => verifyWebhook({ ...delivery, secret: clientSecret, now }) === "stale",
  );
  return signers[0] ?? null;
}

/** The event a signed body holds; null when it is none that we know what to do with. */
export function readEvent(rawBody: Uint8Array): WebhookEvent | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
    const parsed = webhookEventSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
