import { describe, expect, it } from "vitest";
import { parseRateLimitHeaders } from "#whoop/rate-limit.ts";

const headers = (limit: string, remaining = "98", reset = "3") =>
  new Headers({ "X-RateLimit-Limit": limit, "X-RateLimit-Remaining": remaining, "X-RateLimit-Reset": reset });

describe("the rate-limit headers", () => {
  it("tell the tight window first and then every policy", () => {
    expect(parseRateLimitHeaders(headers("100, 100;window=60, 10000;window=86400"))).toEqual({
      limit: 100,
      policies: [
        { limit: 100, windowSeconds: 60 },
        { limit: 10_000, windowSeconds: 86_400 },
      ],
      remaining: 98,
      resetSeconds: 3,
    });
  });

  it("have a limit of 10000 when the day is the tight window", () => {
    const parsed = parseRateLimitHeaders(headers("10000, 100;window=60, 10000;window=86400", "0", "51234"));
    expect(parsed).toMatchObject({ limit: 10_000, remaining: 0, resetSeconds: 51_234 });
  });

  it("are usable without policies, or with one that cannot be read", () => {
    expect(parseRateLimitHeaders(headers("100"))?.policies).toEqual([]);
    expect(parseRateLimitHeaders(headers("100, 100;burst=9, 10000;window=86400"))?.policies).toHaveLength(1);
  });

  it.each([headers("many"), headers("100", "-1"), headers("100", "98", "soon"), new Headers()])(
    "are not believed when one of the three is missing or odd",
    (odd) => {
      expect(parseRateLimitHeaders(odd)).toBeNull();
    },
  );
});
