import { expect, it } from "vitest";
import { findSigner } from "#webhook-receiver/judge-delivery.ts";
import { signWebhook } from "#whoop/webhook-signature.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { timesOf } from "../../support/soak.ts";

const samples = timesOf(200_000, 1 / 20);
const warmUp = 2_000;

it(`how long a forged signature is compared does not tell where it differs: |t| < 4.5 over ${samples} (W2)`, () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const timestampHeader = String(now.getTime());
  const rawBody = Buffer.from('{"user_id":456}');
  const good = Buffer.from(signWebhook("secret", timestampHeader, rawBody), "base64");
  const wrongAt = (index: number) => {
    const bytes = Buffer.from(good);
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    return { timestampHeader, rawBody, signatureHeader: bytes.toString("base64") };
  };
  const early = wrongAt(0);
  const late = wrongAt(good.length - 1);
  const apps = [{ id: 1, clientSecret: "secret" }];
  const random = new Random(17);
  const tookNs: { early: number[]; late: number[] } = { early: [], late: [] };
  for (let sample = 0; sample < warmUp + samples; sample += 1) {
    const kind = random.integer(0, 1) === 0 ? "early" : "late";
    const delivery = kind === "early" ? early : late;
    const began = process.hrtime.bigint();
    findSigner(delivery, apps, now);
    const ns = Number(process.hrtime.bigint() - began);
    if (sample >= warmUp) tookNs[kind].push(ns);
  }
  expect(Math.abs(welchT(withoutSlowest(tookNs.early), withoutSlowest(tookNs.late)))).toBeLessThan(4.5);
});

/** The slowest tenth is the machine doing something else. */
function withoutSlowest(values: number[]): number[] {
  return values.toSorted((a, b) => a - b).slice(0, Math.floor(values.length * 0.9));
}

/** Welch's t: the difference of two means in units of its standard error. */
function welchT(a: number[], b: number[]): number {
  const [first, second] = [describeSample(a), describeSample(b)];
  return (first.mean - second.mean) / Math.sqrt(first.errorSquared + second.errorSquared);
}

function describeSample(values: number[]): { mean: number; errorSquared: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, errorSquared: variance / values.length };
}
