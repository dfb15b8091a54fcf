import { describe, expect, it } from "vitest";
import { questionQuery, readModel } from "#app/(dashboard)/model/read-model.ts";
import { predictorWord, readQuestion } from "#domain/regression-question.ts";

const question = readQuestion("hrvMs", ["strain:1"]);
if (question === null) throw new Error("no question");
const saved = [
  { id: 7, name: "Evenings", question, range: { name: "6m" } as const, savedAt: new Date("2026-01-01") },
];
const wordsOf = ({ question: { predictors } }: ReturnType<typeof readModel>) => predictors.map(predictorWord);

describe("what the address of the Model page asks", () => {
  it("is the ready-made recovery model over a year when it says nothing", () => {
    const asked = readModel({}, saved);
    expect(asked.question.outcome).toBe("recovery");
    expect(wordsOf(asked)).toContain("strain:1");
    expect(asked.range.choice).toEqual({ name: "1y" });
    expect(asked.problem).toBeNull();
  });

  it("is an outcome with metrics, from a link or from the form", () => {
    expect(wordsOf(readModel({ outcome: "recovery", with: "strain:1,asleepMin:0" }, saved))).toEqual([
      "strain:1",
      "asleepMin:0",
    ]);
    expect(wordsOf(readModel({ outcome: "recovery", with: ["strain:1", "bedAt:0"] }, saved))).toEqual([
      "strain:1",
      "bedAt:0",
    ]);
  });

  it("is the same again after a round through an address", () => {
    const asked = readModel({ ...questionQuery(question), range: "90d" }, []);
    expect(asked.question).toEqual(question);
    expect(asked.range.choice).toEqual({ name: "90d" });
  });

  it("drops metrics that cannot stand before the outcome", () => {
    const asked = readModel({ outcome: "recovery", with: "hrvMs:0,strain:0,strain:1" }, saved);
    expect(wordsOf(asked)).toEqual(["strain:1"]);
    expect(asked.dropped.map(predictorWord)).toEqual(["hrvMs:0", "strain:0"]);
  });

  it("falls back to a ready-made model for what cannot be asked, and says why", () => {
    expect(readModel({ outcome: "mood", with: "strain:1" }, saved).problem).toBe("unknown");
    expect(readModel({ outcome: "recovery", with: "strain:x" }, saved).problem).toBe("unknown");
    expect(readModel({ outcome: "recovery" }, saved).problem).toBe("none");
    expect(readModel({ outcome: "recovery", with: "hrvMs:0" }, saved).problem).toBe("none");
    const many = Array.from({ length: 7 }, (_, lag) => [`strain:${lag + 1}`, `asleepMin:${lag + 1}`]).flat();
    expect(readModel({ outcome: "recovery", with: many.join(",") }, saved).problem).toBe("many");
  });

  it("shows a saved model without what can no longer be asked, instead of failing", () => {
    const old = readQuestion("efficiencyPct", ["disturbances:0", "strain:1"]);
    if (old === null) throw new Error("no question");
    const asked = readModel({ saved: "7" }, [{ ...saved[0], question: old } as (typeof saved)[number]]);
    expect(wordsOf(asked)).toEqual(["strain:1"]);
    expect(asked.dropped.map(predictorWord)).toEqual(["disturbances:0"]);
    expect(asked.saved?.id).toBe(7);
  });

  it("is a saved model with its own days, unless the address names others", () => {
    const asked = readModel({ saved: "7" }, saved);
    expect(asked.saved?.name).toBe("Evenings");
    expect(asked.question).toEqual(question);
    expect(asked.range.choice).toEqual({ name: "6m" });
    expect(readModel({ saved: "7", range: "90d" }, saved).range.choice).toEqual({ name: "90d" });
    expect(readModel({ saved: "8" }, saved).saved).toBeNull();
  });
});
