import { expect, test } from "vitest";
import { RateLimiter } from "#whoop-simulator/rate-limit.ts";

const at = (text: string) => new Date(`2026-03-01T${text}Z`);

test("the headers name the tightest window first, then every policy", () => {
  const limiter = new RateLimiter({ perMinute: 100, perDay: 10_000 });
  limiter.take(at("10:00:57"));
  expect(limiter.take(at("10:00:57")).headers).toEqual({
    "X-RateLimit-Limit": "100, 100;window=60, 10000;window=86400",
    "X-RateLimit-Remaining": "98",
    "X-RateLimit-Reset": "3",
  });
});

test("the day becomes the tight window when less of it is left", () => {
  const limiter = new RateLimiter({ perMinute: 3, perDay: 4 });
  for (const minute of ["00", "01", "02"]) limiter.take(at(`23:${minute}:00`));
  const verdict = limiter.take(at("23:59:00"));
  expect(verdict.headers).toMatchObject({
    "X-RateLimit-Limit": "4, 3;window=60, 4;window=86400",
    "X-RateLimit-Remaining": "0",
    "X-RateLimit-Reset": "60",
  });
  expect(limiter.take(at("23:59:30")).allowed).toBe(false);
});

test("a full minute refuses until the next one begins, and refusals use nothing up", () => {
  const limiter = new RateLimiter({ perMinute: 2, perDay: 3 });
  const allowed = ["10:00:00", "10:00:01", "10:00:02", "10:00:03", "10:01:00", "10:01:01"].map(
    (text) => limiter.take(at(text)).allowed,
  );
  expect(allowed).toEqual([true, true, false, false, true, false]);
});

test("lifted limits allow everything and send no headers", () => {
  const limiter = new RateLimiter({ perMinute: null, perDay: null });
  expect(limiter.take(at("10:00:00"))).toEqual({ allowed: true, headers: {} });
});
