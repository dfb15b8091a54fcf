import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signWebhook, verifyWebhook } from "#whoop/webhook-signature.ts";

const secret = "test_client_secret";
const timestampHeader = "1748241241000";
const rawBody = Buffer.from(
  '{"user_id":456,"id":"550e8400-e29b-41d4-a716-446655440000","type":"sleep.updated","trace_id":"e369c784-5100-49e8-8098-75d35c47b31b"}',
);
const signatureHeader = "mm9KOQY71g4i4RmWvjkC+ggXp8B7WLh7PLd9gb4dddc=";
const good = { secret, timestampHeader, signatureHeader, rawBody, now: new Date(1748241241000) };
const verify = (change: Partial<Parameters<typeof verifyWebhook>[0]>) =>
  verifyWebhook({ ...good, ...change });

describe("a webhook's signature", () => {
  it("of the known example is the known one", () => {
    expect(signWebhook(secret, timestampHeader, rawBody)).toBe(signatureHeader);
    expect(verify({})).toBe("valid");
  });

  it("is bad when the body, the secret, the time or the header is another or missing", () => {
    expect(verify({ rawBody: Buffer.concat([rawBody, Buffer.from(" ")]) })).toBe("bad-signature");
    expect(verify({ secret: "another" })).toBe("bad-signature");
    expect(verify({ timestampHeader: "1748241241001" })).toBe("bad-signature");
    expect(verify({ timestampHeader: undefined })).toBe("bad-signature");
    expect(verify({ signatureHeader: undefined })).toBe("bad-signature");
  });

  it.each([
    signatureHeader.slice(0, -1),
    `${signatureHeader}=`,
    ` ${signatureHeader}`,
    signatureHeader.replace("+", "-"),
    "mm9KOQY71g4i4RmWvjkC+ggXp8B7WLh7PLd9gb4dddd=",
    `${signatureHeader.slice(0, 10)}!${signatureHeader.slice(10)}`,
  ])("is bad when its base64 is not the canonical text: %s", (sameBytesOtherText) => {
    expect(verify({ signatureHeader: sameBytesOtherText })).toBe("bad-signature");
  });

  it("W3: holds from five minutes old to five minutes ahead, for a clock may be slow as well as fast", () => {
    const at = (offsetMs: number) => verify({ now: new Date(1748241241000 + offsetMs) });
    expect([at(300_000), at(-300_000)]).toEqual(["valid", "valid"]);
    expect([at(300_001), at(-300_001)]).toEqual(["stale", "stale"]);
  });

  it("is not called stale when it is bad", () => {
    expect(verify({ secret: "another", now: new Date(0) })).toBe("bad-signature");
  });

  it("is bad over a time that is no number, even when signed with the secret", () => {
    const signed = signWebhook(secret, "now", rawBody);
    expect(verify({ timestampHeader: "now", signatureHeader: signed })).toBe("bad-signature");
  });

  it("W1: no random header is ever accepted", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (header) => {
        expect(verify({ signatureHeader: header })).toBe("bad-signature");
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
