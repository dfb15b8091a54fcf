import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BodyError, NoAnswerError, RequestBudgetError, StatusError } from "#whoop/errors.ts";
import { backoffMs, createRetry, RateLimitedError, rateLimitWaitMs } from "#whoop/retry.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

const now = new Date("2026-03-01T12:00:00Z");

const failure = fc.oneof(
  fc.constantFrom(500, 502, 503, 504, 400, 403, 404).map((status) => new StatusError(status, "/v2/cycle")),
  fc
    .constantFrom("html" as const, "not-json" as const, "too-large" as const, "unexpected-shape" as const)
    .map((problem) => new BodyError("/v2/cycle", 200, problem)),
  fc.constant(new NoAnswerError("/v2/cycle", "timed out")),
  fc.integer({ min: 1000, max: 200_000 }).map((waitMs) => new RateLimitedError("/v2/cycle", waitMs)),
  fc.constant(new Error("a defect of ours")),
);

describe("retrying", () => {
  it("never tries more than five times and never waits longer than it may, whatever fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(failure, { maxLength: 8 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (failures, jitter) => {
          const clock = createFakeClock(now);
          const retry = createRetry({ clock, random: () => jitter });
          let tries = 0;
          const outcome = await retry(async () => {
            const error = failures[tries++];
            if (error) throw error;
            return "done";
          }).catch((error: unknown) => error);
          expect(tries).toBeLessThanOrEqual(5);
          expect(clock.waitsMs).toHaveLength(tries - 1);
          expect(Math.max(0, ...clock.waitsMs)).toBeLessThanOrEqual(120_000);
          expect(outcome).not.toBeInstanceOf(RateLimitedError);
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });

  it.each([400, 403, 404])("does not repeat what status %i refused", async (status) => {
    const clock = createFakeClock(now);
    const attempt = () => Promise.reject(new StatusError(status, "/v2/cycle"));
    await expect(createRetry({ clock, random: () => 0.5 })(attempt)).rejects.toMatchObject({ status });
    expect(clock.waitsMs).toEqual([]);
  });

  it("counts failures over all attempts of one call, so a second token buys no second five tries", async () => {
    const clock = createFakeClock(now);
    const retry = createRetry({ clock, random: () => 0 });
    let tries = 0;
    const answersOnThirdTry = async () => {
      if (++tries < 4) throw new StatusError(503, "/v2/cycle");
      return "refused token";
    };
    await retry(answersOnThirdTry);
    await expect(retry(() => Promise.reject(new StatusError(503, "/v2/cycle")))).rejects.toThrow(StatusError);
    expect(clock.waitsMs).toHaveLength(4);
  });

  it("turns a fifth rate limit into the time to come back", async () => {
    const clock = createFakeClock(now);
    const attempt = () => Promise.reject(new RateLimitedError("/v2/cycle", 10_000));
    const error = await createRetry({ clock, random: () => 0 })(attempt).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RequestBudgetError);
    expect(error).toMatchObject({ resumeAt: new Date("2026-03-01T12:00:50Z") });
  });
});

describe("the wait between tries", () => {
  it("is drawn from a range that doubles from half a second to thirty", () => {
    const bounds = [1, 2, 3, 7, 40].map((failures) => backoffMs(failures, () => 1));
    expect(bounds).toEqual([500, 1000, 2000, 30_000, 30_000]);
    expect(backoffMs(3, () => 0)).toBe(0);
  });

  it("after a 429 is the reset time, else Retry-After, else a minute", () => {
    const wait = (headers: Record<string, string>) => rateLimitWaitMs(new Headers(headers), now);
    expect(wait({ "x-ratelimit-reset": "7", "retry-after": "30" })).toBe(7000);
    expect(wait({ "retry-after": "30" })).toBe(30_000);
    expect(wait({ "retry-after": "Sun, 01 Mar 2026 12:00:20 GMT" })).toBe(20_000);
    expect(wait({ "x-ratelimit-reset": "soon" })).toBe(60_000);
    expect(wait({})).toBe(60_000);
  });

  it("after a 429 is never shorter than a second", () => {
    expect(rateLimitWaitMs(new Headers({ "x-ratelimit-reset": "0" }), now)).toBe(1000);
  });
});
