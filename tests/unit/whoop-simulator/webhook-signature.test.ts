import { expect, test } from "vitest";
import { signWebhook } from "#whoop-simulator/webhook-signature.ts";

test("the signature of the published example is reproduced", () => {
  const body =
    '{"user_id":456,"id":"550e8400-e29b-41d4-a716-446655440000","type":"sleep.updated","trace_id":"e369c784-5100-49e8-8098-75d35c47b31b"}';
  expect(signWebhook("test_client_secret", "1748241241000", body)).toBe(
    "mm9KOQY71g4i4RmWvjkC+ggXp8B7WLh7PLd9gb4dddc=",
  );
});
