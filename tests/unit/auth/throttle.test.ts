import { describe, expect, it } from "vitest";
import { TooManyAttemptsError } from "#auth/errors.ts";
import { createThrottle } from "#auth/throttle.ts";

const hourMs = 60 * 60_000;

/** A clock whose hands are turned by the test. */
function handClock() {
  let nowMs = Date.UTC(2026, 10, 21);
  return {
    turn: (ms: number) => {
      nowMs += ms;
    },
    clock: { now: () => new Date(nowMs), sleep: () => Promise.reject(new Error("nobody waits here")) },
  };
}

/** How many of `tries` attempts are let through. */
function letThrough(tries: number, attempt: (index: number) => void): number {
  let passed = 0;
  for (let index = 0; index < tries; index += 1) {
    try {
      attempt(index);
      passed += 1;
    } catch (error) {
      expect(error).toBeInstanceOf(TooManyAttemptsError);
    }
  }
  return passed;
}

describe("createThrottle", () => {
  it("A3: looks at 30 of 10,000 guesses an hour from one address, whatever names they try", () => {
    const { clock, turn } = handClock();
    const throttle = createThrottle(clock);
    const passed = letThrough(10_000, (index) => {
      turn(hourMs / 10_001);
      throttle.attempt({ address: "10.0.0.9", account: `name ${index}` });
    });
    expect(passed).toBe(30);
  });

  it("A4: looks at no more than 200 guesses an hour at one account from 1,000 addresses", () => {
    const throttle = createThrottle(handClock().clock);
    const passed = letThrough(10_000, (index) => {
      throttle.attempt({ address: `10.0.${index % 1000}.1`, account: "owner" });
    });
    expect(passed).toBeLessThanOrEqual(200);
    expect(passed).toBeGreaterThan(30);
  });

  it("A4: a known device still gets in while strangers guess at its account, and has an hour of its own", () => {
    const throttle = createThrottle(handClock().clock);
    const stranger = () => throttle.attempt({ address: "10.0.0.9", account: "owner" });
    letThrough(10_000, (index) => throttle.attempt({ address: `10.0.${index % 1000}.1`, account: "owner" }));
    expect(stranger).toThrow(TooManyAttemptsError);
    const passed = letThrough(10_000, () => {
      throttle.attempt({ address: "10.0.0.9", account: "owner", device: "a browser that was here" });
    });
    expect(passed).toBe(30);
    expect(stranger).toThrow(TooManyAttemptsError);
  });

  it("does not count attempts that succeeded", () => {
    const throttle = createThrottle(handClock().clock);
    const passed = letThrough(500, () => {
      throttle.attempt({ address: "10.0.0.9", account: "owner" }).succeeded();
    });
    expect(passed).toBe(500);
  });

  it("says when the next attempt is looked at, and then looks at it", () => {
    const { clock, turn } = handClock();
    const throttle = createThrottle(clock, { perAddress: 2, perAccount: 10 });
    const attempt = () => throttle.attempt({ address: "a", account: "owner" });
    attempt();
    turn(10 * 60_000);
    attempt();
    expect(attempt).toThrow(expect.objectContaining({ retryAfterMs: 50 * 60_000 }));
    turn(50 * 60_000);
    expect(attempt).not.toThrow();
  });
});
