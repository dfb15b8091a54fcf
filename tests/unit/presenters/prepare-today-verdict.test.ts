import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareVerdict } from "#presenters/prepare-today-verdict.ts";
import { morning, pillar, text, unscored } from "./today-builder.ts";

describe("the verdict", () => {
  test("names the score and the two readings that stand furthest from usual", () => {
    expect(prepareVerdict(morning(), text)).toBe(
      "Recovery is sufficient at 72 %. What stands out: HRV 78 ms (usual 66) and resting heart rate 49 bpm (usual 52).",
    );
  });

  test("names only one when the other is typical", () => {
    const contributors = [
      { metric: "asleepAgainstNeed" as const, value: -78, z: -1.2 },
      { metric: "hrvMs" as const, value: 66, z: 0.1 },
    ];
    expect(prepareVerdict(morning({ contributors }), text)).toMatch(
      /What stands out: sleep 1:18 under need\.$/,
    );
  });

  test("says that nothing stands out on an ordinary morning", () => {
    const contributors = morning().contributors.map((each) => ({ ...each, z: 0.4 }));
    expect(prepareVerdict(morning({ contributors }), text)).toMatch(/Nothing stands out: .* usual range\.$/);
  });

  test("says what is missing while usual is not known", () => {
    const verdict = prepareVerdict(morning({ contributors: [], calibration: { have: 2, need: 14 } }), text);
    expect(verdict).toMatch(/2 of 14 nights so far\.$/);
  });

  test("is honest about a night without a score, and names no number then", () => {
    for (const state of ["pending", "unscorable", "missing"] as const) {
      const verdict = prepareVerdict(morning({ recovery: unscored(state) }), text);
      expect(verdict).toBe(text.verdict[state]);
      expect(verdict).not.toMatch(/\d/);
    }
  });

  test("never claims a cause, whatever the morning", () => {
    const forbidden =
      /causes?|leads? to|boosts?|improves?|because|due to|effect|impact|driver|optimal|should|guarantee|risk/i;
    const z = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), z, z, (recovery, first, second) => {
        const verdict = prepareVerdict(
          morning({
            recovery: pillar(recovery, "adequate"),
            contributors: [
              { metric: "hrvMs", value: 60, z: first },
              { metric: "asleepAgainstNeed", value: first * 60, z: second },
            ],
          }),
          text,
        );
        expect(verdict).not.toMatch(forbidden);
        expect(verdict).not.toMatch(/\{|undefined|NaN/);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
