import { expect, test } from "vitest";
import { meanDifference } from "#stats/mean-difference.ts";
import { seededIndex } from "#stats/random.ts";

const level = (value: number, length = 20) =>
  Array.from({ length }, (_, index) => value + (index % 2 === 0 ? 1 : -1));

test("the difference of two means is exact, and its interval holds it", () => {
  const result = meanDifference(level(60), level(50));
  if (!result.known) throw new Error("not known");
  const { difference, low, high } = result.value;
  expect(difference).toBeCloseTo(10, 12);
  expect(low).toBeLessThan(10);
  expect(high).toBeGreaterThan(10);
  expect(result.n).toBe(20);
});

test("a missing day is in no mean, and fewer than 14 days on a side give no interval", () => {
  expect(meanDifference([...level(60, 13), null, null], level(50))).toEqual({
    known: false,
    why: "too-few-days",
    have: 13,
    need: 14,
  });
});

test("days that never change differ exactly", () => {
  const flat = (value: number) => new Array<number>(15).fill(value);
  const result = meanDifference(flat(5), flat(3));
  expect(result.known && result.value).toEqual({ difference: 2, low: 2, high: 2, p: 0 });
});

test("days that carry over make a wider interval than days that do not", () => {
  const slow = Array.from({ length: 60 }, (_, index) => Math.sin((2 * Math.PI * index) / 60));
  const quick = slow.map((_, index) => slow[(index * 37) % 60] ?? 0);
  const width = (values: number[]) => {
    const result = meanDifference(values, new Array<number>(60).fill(0));
    return result.known ? result.value.high - result.value.low : 0;
  };
  expect(width(slow)).toBeGreaterThan(1.5 * width(quick));
});

test("with nothing between two periods of ordinary carry-over, few intervals exclude zero", () => {
  const index = seededIndex(7);
  const random = () => index(1_000_000) / 1_000_000;
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const series = () => {
    let value = 0;
    return Array.from({ length: 90 }, () => {
      value = 0.3 * value + gauss();
      return value;
    });
  };
  let wrong = 0;
  for (let run = 0; run < 400; run += 1) {
    const result = meanDifference(series(), series());
    if (result.known && (result.value.low > 0 || result.value.high < 0)) wrong += 1;
  }
  expect(wrong / 400).toBeLessThan(0.09);
});
