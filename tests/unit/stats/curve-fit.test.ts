import { describe, expect, it } from "vitest";
import { curveAt, fitCurve } from "#stats/curve-fit.ts";

const x = Array.from({ length: 40 }, (_, index) => index - 15);

describe("a curve through a scatter", () => {
  it("finds the parabola and the cubic the dots lie on", () => {
    const parabola = fitCurve(
      x,
      x.map((value) => value * value),
      2,
    );
    const cubic = fitCurve(
      x,
      x.map((value) => 2 - value + 0.5 * value ** 3),
      3,
    );
    if (!parabola.known || !cubic.known) throw new Error("not known");
    expect(parabola.n).toBe(40);
    expect(curveAt(parabola.value, 4)).toBeCloseTo(16, 8);
    expect(curveAt(cubic.value, 3)).toBeCloseTo(12.5, 7);
  });

  it("keeps its digits when x stands far from zero", () => {
    const far = x.map((value) => value + 1.7e9);
    const curve = fitCurve(
      far,
      x.map((value) => 5 + value * value),
      2,
    );
    if (!curve.known) throw new Error("not known");
    expect(curveAt(curve.value, 1.7e9 + 10)).toBeCloseTo(105, 6);
  });

  it("is unknown for few pairs and for too few different values of x", () => {
    expect(fitCurve(x.slice(0, 29), x.slice(0, 29), 2)).toEqual({
      known: false,
      why: "too-few-days",
      have: 29,
      need: 30,
    });
    const steps = x.map((value) => value % 2);
    expect(fitCurve(steps, x, 3)).toMatchObject({ known: false, why: "no-spread" });
  });
});
