import { describe, expect, it } from "vitest";
import { webhookEventSchema } from "#whoop/webhook-event.ts";

const event = {
  user_id: 4294967301,
  id: "550E8400-E29B-41D4-A716-446655440000",
  type: "recovery.updated",
  trace_id: "e369c784-5100-49e8-8098-75d35c47b31b",
};

describe("a webhook event", () => {
  it("has a bigint user and a lower-case UUID", () => {
    const parsed = webhookEventSchema.parse(event);
    expect(parsed.user_id).toBe(4294967301n);
    expect(parsed.id).toBe("550e8400-e29b-41d4-a716-446655440000");
  });

  it.each([
    { id: "10235" },
    { id: "../user/access" },
    { type: "cycle.updated" },
    { user_id: 1.5 },
    { user_id: null },
    { trace_id: "" },
    { trace_id: "x".repeat(201) },
  ])("is refused with %j", (change) => {
    expect(webhookEventSchema.safeParse({ ...event, ...change }).success).toBe(false);
  });
});
