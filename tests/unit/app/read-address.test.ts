import { describe, expect, test } from "vitest";
import { readTrends } from "#app/(dashboard)/trends/read-trends.ts";
import { readFilter } from "#app/(dashboard)/workouts/read-filter.ts";
import { readTableQuery } from "#app/server/table-query.ts";

describe("the address of Trends", () => {
  test("names metrics one by one or in one word, in the catalogue's order, four at most", () => {
    expect(readTrends({ metric: ["strain", "hrvMs", ""] }).metrics).toEqual(["hrvMs", "strain"]);
    expect(readTrends({ metric: "zone5Min,workouts" }).metrics).toEqual(["workouts", "zone5Min"]);
    expect(readTrends({ metric: "recovery,hrvMs,restingBpm,strain,asleepMin" }).metrics).toHaveLength(4);
  });

  test("falls back to recovery by day, compared with nothing, where it makes no sense", () => {
    expect(readTrends({ metric: "mood", by: "hour", compare: "them" })).toEqual({
      metrics: ["recovery"],
      step: "day",
      comparing: null,
    });
  });
});

describe("the address of Workouts", () => {
  test("has sport and days; empty fields of the form are not there", () => {
    expect(readFilter({ sport: "running", from: "2026-01-02", to: "" })).toEqual({
      sport: "running",
      from: "2026-01-02",
      to: undefined,
      cursor: undefined,
      wrong: false,
    });
  });

  test("says so when a date does not exist, and leaves it out", () => {
    expect(readFilter({ from: "2026-02-30" })).toMatchObject({ from: undefined, wrong: true });
  });
});

describe("the address of a raw table", () => {
  test("has order, days and state", () => {
    expect(readTableQuery({ sort: "hrvMs", order: "asc", from: "2026-01-02", state: "SCORED" })).toEqual({
      sort: "hrvMs",
      ascending: true,
      from: "2026-01-02",
      to: undefined,
      state: "SCORED",
      cursor: undefined,
    });
  });

  test("leaves out what makes no sense, several words of one name included", () => {
    expect(readTableQuery({ sort: ["a", "b"], order: "up", to: "soon", state: "LOST" })).toEqual({
      sort: undefined,
      ascending: false,
      from: undefined,
      to: undefined,
      state: undefined,
      cursor: undefined,
    });
  });
});
