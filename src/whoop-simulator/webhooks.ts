import { randomUUID } from "node:crypto";
import type { Clock } from "#lib/clock.ts";
import type { Touched } from "./mutation.ts";
import { signWebhook } from "./webhook-signature.ts";

/** WHOOP's event as it travels; for a recovery `id` is the id of its sleep. */
interface WebhookEvent {
  user_id: number;
  id: string;
  type: string;
  trace_id: string;
}

/** One event on its way to one address. */
interface Delivery {
  url: string;
  clientSecret: string;
  event: WebhookEvent;
  attempts: number;
  nextAttemptMs: number;
  state: "waiting" | "delivered" | "given-up" | "lost";
  lastStatus: number | null;
  wrongSignature: boolean;
}

type WebhookDistortion = "wrong-signature" | "duplicate" | "lost" | "unknown-user";

/** Five retries spread over one hour, counted from the failure before. */
const retryAfterMinutes = [1, 4, 10, 20, 25];
const answerTimeoutMs = 10_000;

/** The outgoing mail of the cloud. Nothing leaves until `deliverDue` is called. */
export class Webhooks {
  /** Newest events first within one delivery, as nothing promises an order. */
  outOfOrder = false;
  readonly deliveries: Delivery[] = [];
  private distortions: WebhookDistortion[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Distorts the next `times` events, one after the other. */
  distort(kind: WebhookDistortion, times = 1): void {
    for (let i = 0; i < times; i++) this.distortions.push(kind);
  }

  /** Writes an event for each address; cycles have no events. */
  announce(app: { clientSecret: string; webhookUrls: string[] }, userId: number, touched: Touched): void {
    if (touched.collection === "cycle" || app.webhookUrls.length === 0) return;
    const distortion = this.distortions.shift();
    const event = {
      user_id: distortion === "unknown-user" ? 999_999_999 : userId,
      id: touched.key,
      type: `${touched.collection}.${touched.deleted ? "deleted" : "updated"}`,
      trace_id: randomUUID(),
    };
    for (const url of app.webhookUrls) {
      for (let copy = 0; copy < (distortion === "duplicate" ? 2 : 1); copy++) {
        this.deliveries.push({
          url,
          clientSecret: app.clientSecret,
          event,
          attempts: 0,
          nextAttemptMs: this.clock.now().getTime(),
          state: distortion === "lost" ? "lost" : "waiting",
          lastStatus: null,
          wrongSignature: distortion === "wrong-signature",
        });
      }
    }
  }

  /** Sends what is due by the clock, one after the other; tells how many were accepted. */
  async deliverDue(): Promise<number> {
    const nowMs = this.clock.now().getTime();
    const isDue = (one: Delivery) => one.state === "waiting" && one.nextAttemptMs <= nowMs;
    const due = this.deliveries.filter(isDue);
    if (this.outOfOrder) due.reverse();
    let accepted = 0;
    // Asked again for each: a call made meanwhile may have sent it already.
    for (const delivery of due) if (isDue(delivery) && (await this.attempt(delivery))) accepted++;
    return accepted;
  }

  private async attempt(delivery: Delivery): Promise<boolean> {
    const body = JSON.stringify(delivery.event);
    const nowMs = this.clock.now().getTime();
    const timestamp = String(nowMs);
    const secret = delivery.wrongSignature ? `not ${delivery.clientSecret}` : delivery.clientSecret;
    delivery.attempts++;
    // Booked before sending, so that a second call meanwhile does not send it again.
    delivery.nextAttemptMs =
      nowMs + (retryAfterMinutes[delivery.attempts - 1] ?? 0) * 60_000 + answerTimeoutMs;
    delivery.lastStatus = await fetch(delivery.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "X-WHOOP-Signature": signWebhook(secret, timestamp, body),
        "X-WHOOP-Signature-Timestamp": timestamp,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(answerTimeoutMs),
    }).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => null,
    );
    const isAccepted =
      delivery.lastStatus !== null && delivery.lastStatus >= 200 && delivery.lastStatus < 300;
    const retryMinutes = retryAfterMinutes[delivery.attempts - 1];
    if (isAccepted) delivery.state = "delivered";
    else if (retryMinutes === undefined) delivery.state = "given-up";
    else delivery.nextAttemptMs = nowMs + retryMinutes * 60_000;
    return isAccepted;
  }
}
