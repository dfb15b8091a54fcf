import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile, chiSquareUpperTail } from "#stats/distributions/chi-square.ts";
import { fCdf, fQuantile, fUpperTail } from "#stats/distributions/f.ts";
import { normalCdf, normalQuantile } from "#stats/distributions/normal.ts";
import { studentTCdf, studentTQuantile, studentTTwoSided } from "#stats/distributions/student-t.ts";

/** Expected values have 14 to 16 digits, from arithmetic with 40 digits. */
function expectRelative(actual: number, expected: number, tolerance = 1e-12): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe("Student's t", () => {
  it.each([
    [2, 10, 0.0733880347707404],
    [3.5, 28, 0.00157647214123546],
    [2.2, 363, 0.0284365116475153],
    [1.5, 6.5, 0.18053221971129],
    [10, 50, 1.60773346883354e-13],
    [0.001, 3, 0.9992648949694609],
    [1, 1, 0.5],
    [12, 2.5, 0.002836215030078324],
    [7.4, 3645, 1.681806727922737e-13],
    [0.3, 3645, 0.7641942625124498],
    [35, 9, 6.269782500414826e-11],
    [1.9, 0.7, 0.3812641469493691],
  ])("t = %d with %d degrees of freedom is exceeded with two-sided p = %d", (t, df, p) => {
    expectRelative(studentTTwoSided(t, df), p);
    expectRelative(studentTTwoSided(-t, df), p);
    expectRelative(studentTCdf(-t, df), p / 2);
    expectRelative(studentTCdf(t, df), 1 - p / 2);
  });

  it.each([
    [0.975, 5, 2.57058183563631],
    [0.975, 10, 2.22813885198627],
    [0.975, 30, 2.04227245630124],
    [0.975, 100.5, 1.9838506553358],
    [0.995, 12, 3.0545395893929],
    [0.975, 1, 12.7062047361747],
    [0.975, 3645, 1.96061502590377],
    [0.6, 4, 0.2707222947075974],
    [0.9999995, 7, 15.76700943748258],
    [0.995, 30, 2.749995653567225],
  ])("a share of %d lies below the quantile with %d degrees of freedom", (p, df, t) => {
    // A share such as 0.9999995 is itself rounded, and its complement has only ten digits.
    expectRelative(studentTQuantile(p, df), t, 1e-10);
    expectRelative(studentTQuantile(1 - p, df), -t, 1e-10);
  });

  it("has its median at zero and nothing beyond infinity", () => {
    expect(studentTQuantile(0.5, 4)).toBe(0);
    expect(studentTTwoSided(0, 4)).toBe(1);
    expect(studentTTwoSided(Number.POSITIVE_INFINITY, 4)).toBe(0);
    expect(studentTTwoSided(1e200, 4)).toBe(0);
  });
});

describe("F", () => {
  it.each([
    [3, 3, 20, 0.0548586186682951],
    [4.5, 6, 100, 0.000446972370697412],
    [2, 24, 700, 0.00321224220660641],
    [0.01, 2, 50, 0.990051813322946],
    [12, 8, 3641, 4.835488932494897e-17],
    [1.02, 8, 3641, 0.4182304161704753],
    [250, 3, 12, 4.44285079524561e-11],
    [60, 1, 500, 5.318844560658279e-14],
    [5436385.54079785, 1, 34, 4.654040852472345e-90],
  ])("F = %d with %d and %d degrees of freedom is exceeded with p = %d", (x, df1, df2, p) => {
    expectRelative(fUpperTail(x, df1, df2), p);
    expectRelative(fCdf(x, df1, df2), 1 - p);
    expectRelative(fCdf(1 / x, df2, df1), p);
  });

  it.each([
    [0.95, 3, 20, 3.09839121214078],
    [0.01, 3, 20, 0.03746751026843077],
    [0.95, 8, 3641, 1.940946214986056],
    [0.5, 1, 1, 1],
  ])("a share of %d lies below the quantile with %d and %d degrees of freedom", (p, df1, df2, x) => {
    expectRelative(fQuantile(p, df1, df2), x);
  });

  it("begins at zero and ends at infinity", () => {
    expect(fUpperTail(0, 3, 20)).toBe(1);
    expect(fUpperTail(Number.POSITIVE_INFINITY, 3, 20)).toBe(0);
  });
});

describe("χ²", () => {
  it.each([
    [3.84, 1, 0.0500435212487051],
    [20, 10, 0.0292526880769611],
    [0.001, 3, 0.999991592080942],
    [60, 2, 9.357622968840175e-14],
    [3700, 3600, 0.1198750890486984],
    [120, 40, 6.351918340378976e-10],
  ])("%d with %d degrees of freedom is exceeded with p = %d", (x, df, p) => {
    expectRelative(chiSquareUpperTail(x, df), p);
  });

  it("keeps the digits of its lower tail", () => {
    expectRelative(chiSquareCdf(0.001, 3), 8.40791905804616e-6);
    expectRelative(chiSquareCdf(3000, 3600), 3.210470928436748e-14);
  });

  it.each([
    [0.95, 1, 3.841458820694126],
    [0.05, 10, 3.94029913611906],
    [0.999, 100, 149.4492527790387],
  ])("a share of %d lies below the quantile with %d degrees of freedom", (p, df, x) => {
    expectRelative(chiSquareQuantile(p, df), x);
  });

  it("begins at zero and ends at infinity", () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });
});

describe("the normal distribution", () => {
  it.each([
    [-3, 0.00134989803163009],
    [-7, 1.279812543885835e-12],
    [-37, 5.725571222524577e-300],
    [-1.2, 0.1150696702217083],
    [0, 0.5],
    [0.4, 0.6554217416103242],
    [3, 0.9986501019683699],
  ])("has below %d a share of %d", (z, p) => {
    expectRelative(normalCdf(z), p);
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.0001, -3.719016485455681],
    [0.4, -0.2533471031357998],
    [1e-12, -7.034483825301132],
    [0.9, 1.2815515655446],
  ])("has a share of %d below %d", (p, z) => {
    expectRelative(normalQuantile(p), z);
  });

  it("has its median at zero", () => {
    expect(Math.abs(normalQuantile(0.5))).toBeLessThan(1e-15);
  });
});
