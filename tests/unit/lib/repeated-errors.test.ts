import { describe, expect, it } from "vitest";
import { createRepeatedErrors } from "#lib/repeated-errors.ts";
import { createFakeClock } from "../../support/fake-clock.ts";

describe("an error that comes again and again", () => {
  it("is logged once a minute, with how many like it were left out", () => {
    const clock = createFakeClock();
    const errors = createRepeatedErrors(clock);
    const told: number[] = [];
    const fail = () => errors.tell(new Error("no database"), (_error, leftOut) => told.push(leftOut));
    for (let second = 0; second < 120; second += 1) {
      fail();
      clock.advance(1_000);
    }
    fail();
    expect(told).toEqual([0, 59, 59]);
  });

  it("does not hide another one", () => {
    const errors = createRepeatedErrors(createFakeClock());
    const told: unknown[] = [];
    const oneKind = () => new TypeError("a");
    for (const error of [oneKind(), new RangeError("b"), oneKind()])
      errors.tell(error, (one) => told.push(one));
    expect(told).toHaveLength(2);
  });

  it("is logged again at once when the clock was set back", () => {
    const clock = createFakeClock();
    const errors = createRepeatedErrors(clock);
    let told = 0;
    const fail = () => errors.tell("x", () => (told += 1));
    fail();
    clock.advance(-1_000_000);
    fail();
    expect(told).toBe(2);
  });

  it("is remembered for no more than a few hundred kinds", () => {
    const errors = createRepeatedErrors(createFakeClock());
    let told = 0;
    for (let kind = 0; kind < 10_000; kind += 1) errors.tell(`kind ${kind}`, () => (told += 1));
    expect(told).toBe(10_000);
  });
});
