import { describe, expect, test } from "vitest";
import { prepareDials } from "#presenters/prepare-today-dials.ts";
import { morning, pillar, text, unscored } from "./today-builder.ts";

const dialsOf = (changes = {}) => prepareDials(morning(changes), text);
const recoveryOf = (value: number) => dialsOf({ recovery: pillar(value, "adequate") })[1];

describe("the dials", () => {
  test("stand in the order sleep, recovery, strain", () => {
    expect(dialsOf().map(({ id }) => id)).toEqual(["sleep", "recovery", "strain"]);
  });

  test("give value, WHOOP's word, the distance from usual and the place of the own median", () => {
    expect(dialsOf()[1]).toMatchObject({
      figure: "72",
      unit: "%",
      share: 0.72,
      medianShare: 0.61,
      word: "Sufficient",
      versusUsual: "11 above usual 61",
    });
  });

  test("change colour at 34 and 67 sharply, on the whole percent that is shown", () => {
    expect(recoveryOf(33.4)?.tone).toBe("recovery-low");
    expect(recoveryOf(33.5)).toMatchObject({ tone: "recovery-mid", figure: "34" });
    expect(recoveryOf(66.4)?.tone).toBe("recovery-mid");
    expect(recoveryOf(66.5)).toMatchObject({ tone: "recovery-high", figure: "67" });
  });

  test("measure strain on its own scale of 21", () => {
    expect(dialsOf({ strain: pillar(10.5, "moderate") })[2]).toMatchObject({ share: 0.5, figure: "10.5" });
  });

  test("say 'so far' for a day that goes on, and do not call a growing number below usual", () => {
    expect(dialsOf()[2]).toMatchObject({ word: "Light so far", versusUsual: "Usual day 11.7" });
  });

  test("have no figure and no arc for a night without a score, but a word that says why", () => {
    for (const [state, word] of [
      ["pending", "Being scored"],
      ["unscorable", "Could not be scored"],
      ["missing", "No reading"],
    ] as const) {
      expect(dialsOf({ recovery: unscored(state) })[1]).toMatchObject({
        figure: null,
        share: null,
        versusUsual: null,
        word,
      });
    }
  });

  test("say that usual is not known instead of comparing with nothing", () => {
    expect(recoveryOf(50)).toMatchObject({ medianShare: null, versusUsual: "Usual not known yet" });
  });

  test("call only what does not differ the same", () => {
    const recovery = pillar(61, "adequate", { mean: 61, sd: 15 });
    expect(dialsOf({ recovery })[1]?.versusUsual).toBe("Same as usual 61");
  });
});
