import { describe, expect, test } from "vitest";
import { prepareContributors } from "#presenters/prepare-today-contributors.ts";
import { prepareReadings } from "#presenters/prepare-today-readings.ts";
import { morning, reading, text } from "./today-builder.ts";

const wordOf = (z: number) =>
  prepareContributors(morning({ contributors: [{ metric: "hrvMs", value: 60, z }] }), text)[0];

describe("contributors", () => {
  test("are typical inside one usual spread, noticeable up to two, unusual from there", () => {
    expect(wordOf(0.99)).toMatchObject({ strength: "typical", word: "Typical" });
    expect(wordOf(-1)).toMatchObject({ strength: "noticeable", word: "Lower than usual" });
    expect(wordOf(2)).toMatchObject({ strength: "unusual", word: "Unusually high" });
  });

  test("stay on their line however far off they are", () => {
    expect(wordOf(9)?.place).toBe(1);
    expect(wordOf(-9)?.place).toBe(-1);
    expect(wordOf(1.5)?.place).toBe(0.5);
  });

  test("show sleep against need as a signed duration and speak of amounts", () => {
    const contributors = [{ metric: "asleepAgainstNeed" as const, value: 38, z: 1.4 }];
    expect(prepareContributors(morning({ contributors }), text)[0]).toMatchObject({
      value: "+0:38",
      usual: null,
      word: "More than usual",
    });
  });
});

describe("the numbers beneath", () => {
  const lineOf = (id: string, input = morning()) =>
    prepareReadings(input, text).find((line) => line.id === id);

  test("stand beside what is usual, by the product's rounding", () => {
    expect(lineOf("hrvMs")).toMatchObject({ value: "78", unit: "ms", note: "usual 66" });
  });

  test("show skin temperature as the distance from usual, the reading itself as a note", () => {
    expect(lineOf("skinTempC")).toMatchObject({ value: "+0.8", note: "from usual; measured 34.6" });
  });

  test("show sleep with the need it is measured against", () => {
    expect(lineOf("asleepMin")).toMatchObject({
      value: "7:12",
      note: "of 8:30 needed · usual 7:06",
    });
  });

  test("are absent, never zero, where there is no reading", () => {
    const input = morning();
    const readings = { ...input.readings, spo2Pct: reading(null) };
    expect(lineOf("spo2Pct", { ...input, readings })).toMatchObject({ value: null, note: "No reading" });
  });
});
