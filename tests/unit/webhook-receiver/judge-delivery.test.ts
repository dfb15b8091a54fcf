import { describe, expect, it } from "vitest";
import { findSigner, readEvent } from "#webhook-receiver/judge-delivery.ts";
import { signWebhook } from "#whoop/webhook-signature.ts";

const now = new Date("2026-03-01T12:00:00Z");
const timestampHeader = String(now.getTime());
const rawBody = Buffer.from("{}");
const apps = [
  { id: 1, clientSecret: "first" },
  { id: 2, clientSecret: "second" },
];
const signedWith = (secret: string) => ({
  timestampHeader,
  rawBody,
  signatureHeader: signWebhook(secret, timestampHeader, rawBody),
});

describe("the signer of a delivery", () => {
  it("is the app whose secret was used, each being tried", () => {
    expect(findSigner(signedWith("first"), apps, now)?.id).toBe(1);
    expect(findSigner(signedWith("second"), apps, now)?.id).toBe(2);
  });

  it("is nobody without a secret that fits, and without any app", () => {
    expect(findSigner(signedWith("third"), apps, now)).toBeNull();
    expect(findSigner(signedWith("first"), [], now)).toBeNull();
  });

  it("is nobody when the signature is good and the time is not", () => {
    expect(findSigner(signedWith("first"), apps, new Date(now.getTime() + 5 * 60_000 + 1))).toBeNull();
  });
});

describe("the event in a signed body", () => {
  const event = {
    user_id: 456,
    id: "550E8400-e29b-41d4-a716-446655440000",
    type: "sleep.updated",
    trace_id: "e369c784",
  };
  const read = (value: unknown) => readEvent(Buffer.from(JSON.stringify(value)));

  it("has its ids in a form the database compares", () => {
    expect(read(event)).toEqual({ ...event, user_id: 456n, id: event.id.toLowerCase() });
  });

  it("may have fields we do not know", () => {
    expect(read({ ...event, version: 3 })).not.toBeNull();
  });

  it("is none when a field is missing, is of another kind, or would not be safe in a path", () => {
    for (const field of ["user_id", "id", "type", "trace_id"])
      expect(read({ ...event, [field]: undefined })).toBeNull();
    expect(read({ ...event, type: "cycle.updated" })).toBeNull();
    expect(read({ ...event, id: "../profile" })).toBeNull();
    expect(read({ ...event, user_id: 1.5 })).toBeNull();
    expect(read([event])).toBeNull();
  });

  it("is none when the bytes are no JSON or no UTF-8", () => {
    expect(readEvent(Buffer.from("{"))).toBeNull();
    expect(readEvent(Buffer.alloc(0))).toBeNull();
    expect(readEvent(Buffer.from([0x22, 0xff, 0x22]))).toBeNull();
  });
});
