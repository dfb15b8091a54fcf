import { describe, expect, it } from "vitest";
import {
  type Comparison,
  compareMetrics,
  familySize,
  findings,
  leadingFindings,
  pairsToCompare,
} from "#analysis/correlations.ts";
import { correlationLevel, lowerBound } from "#analysis/evidence.ts";
import { adjusted, lagged } from "#analysis/metric-series.ts";
import { openPair } from "#analysis/open-pair.ts";
import { type MetricName, metricNames } from "#domain/metrics.ts";
import { effectiveSize } from "#stats/effective-n.ts";
import { pearson } from "#stats/pearson.ts";
import { carryingOver, noiseHistory, normals, seriesOf, unrelated } from "./histories.ts";

const levels = ["too-early", "nothing-clear", "tentative", "clear"];

describe("comparing metrics with each other", () => {
  it("sets each pair of a day once, across days in both directions, and leaves the mechanical out", () => {
    const pairs = pairsToCompare(["recovery", "hrvMs", "strain"]);
    const onOneDay = pairs.filter(({ lagDays }) => lagDays === 0).map(({ x, y }) => `${x} ${y}`);
    expect(onOneDay.sort()).toEqual(["hrvMs strain", "recovery strain"]);
    // HRV of three days ago and recovery: recovery contains HRV, and HRV resembles itself.
    expect(pairs.filter(({ lagDays }) => lagDays === 3)).toHaveLength(4);
    expect(pairs.some(({ x, y }) => x === y)).toBe(false);
  });

  it("puts what is known in the morning before what the day brings, whatever the order of the list", () => {
    expect(pairsToCompare(["strain", "recovery"])[0]).toEqual({ x: "recovery", y: "strain", lagDays: 0 });
  });

  it("gives every pair and lag the numbers that the plain statistics give, with any pattern of gaps", () => {
    const next = normals(4);
    const gappy = (every: number) =>
      carryingOver(200, 0.6, next).map((value, day) => (day % every === 2 ? null : value));
    const series = seriesOf([
      { metric: "recovery", values: gappy(9) },
      { metric: "asleepMin", values: gappy(9) },
      { metric: "strain", values: gappy(13) },
      { metric: "spo2Pct", values: carryingOver(200, 0.4, next) },
    ]);
    const { comparisons } = compareMetrics(series);
    const left = Object.fromEntries(
      series.columns.map(({ metric, values }) => [metric, adjusted(metric, values, series.range.from)]),
    );
    for (const [x, y, lagDays] of [
      ["recovery", "strain", 0],
      ["recovery", "strain", 3],
      ["strain", "recovery", 3],
      ["spo2Pct", "asleepMin", 7],
      ["asleepMin", "spo2Pct", 7],
    ] as const) {
      const side = lagged(left[x] ?? [], left[y] ?? [], lagDays);
      const found = comparisons.find((each) => each.x === x && each.y === y && each.lagDays === lagDays);
      const r = pearson(side.x, side.y);
      expect(r).toMatchObject({ known: true, n: found?.n });
      expect(found?.found?.r).toBeCloseTo(r.known ? r.value : 9, 12);
      expect(found?.found?.effectiveN).toBeCloseTo(effectiveSize(side.x, side.y).effectiveN - 7, 8);
      const middle = Math.floor(side.x.length / 2);
      const half = pearson(side.x.slice(0, middle), side.y.slice(0, middle));
      expect(found?.found?.halves[0]).toBeCloseTo(half.known ? half.value : 9, 12);
    }
  });

  it("counts as its family exactly what has a q-value, and takes seven days for the adjustment", () => {
    const { comparisons } = compareMetrics(noiseHistory(3, 120));
    expect(comparisons).toHaveLength(15 + 30 * 7);
    expect(familySize(comparisons)).toBe(comparisons.length);
    const { columns, range } = noiseHistory(3, 120);
    const [a, b] = columns.map(({ metric, values }) => adjusted(metric, values, range.from));
    const first = comparisons.find(({ x, y, lagDays }) => x === "hrvMs" && y === "strain" && lagDays === 0);
    expect(first?.found?.effectiveN).toBeCloseTo(effectiveSize(a ?? [], b ?? []).effectiveN - 7, 8);
  });

  it("says too early below sixty common days, and no spread when a metric never changes", () => {
    const next = normals(1);
    const { comparisons } = compareMetrics(
      seriesOf([
        { metric: "strain", values: carryingOver(80, 0.3, next) },
        { metric: "spo2Pct", values: carryingOver(80, 0.3, next).map((v, day) => (day < 21 ? null : v)) },
        { metric: "napMin", values: new Array(80).fill(0) },
      ]),
    );
    const level = (a: string, b: string) =>
      comparisons.find(({ x, y, lagDays }) => lagDays === 0 && [x, y].sort().join() === [a, b].sort().join())
        ?.level;
    expect(level("strain", "spo2Pct")).toBe("too-early");
    expect(level("strain", "napMin")).toBe("no-spread");
    expect(familySize(comparisons)).toBe(0);
  });

  it("judges by Benjamini and Yekutieli: q is that of Benjamini and Hochberg times the sum of 1/i", () => {
    const { comparisons } = compareMetrics(noiseHistory(3, 120));
    let factor = 0;
    for (let place = 1; place <= familySize(comparisons); place += 1) factor += 1 / place;
    for (const { found } of comparisons)
      expect(found?.q).toBeCloseTo(Math.min(1, (found?.qBenjaminiHochberg ?? 1) * factor), 12);
  });

  it("never lists findings by p: the surest lower bound comes first, clear before tentative", () => {
    const next = normals(8);
    const cause = carryingOver(400, 0.2, next);
    const { comparisons } = compareMetrics(
      seriesOf([
        { metric: "strain", values: cause },
        { metric: "spo2Pct", values: cause.map((value) => value + 0.5 * next()) },
        { metric: "skinTempC", values: cause.map((value) => value + 2 * next()) },
      ]),
    );
    const bounds = findings(comparisons)
      .filter(({ level }) => level === "clear")
      .map(({ found }) => (found === null ? 0 : lowerBound(found.interval)));
    expect(bounds.length).toBeGreaterThan(1);
    expect([...bounds].sort((a, b) => b - a)).toEqual(bounds);
  });
});

describe("the findings that lead", () => {
  /** Comparisons that all hold; of each, its lower bound. */
  const holding = (...list: [x: MetricName, y: MetricName, lagDays: number, low: number][]) =>
    leadingFindings(
      list.map(([x, y, lagDays, low]): Comparison => {
        const found = { r: low + 0.1, interval: { low, high: low + 0.2 }, effectiveN: 200, p: 1e-9 };
        const judged = { q: 1e-4, qBenjaminiHochberg: 1e-5, halves: [0.2, 0.2] as [number, number] };
        return { x, y, lagDays, n: 300, level: "clear", found: { ...found, ...judged } };
      }),
    ).map(({ comparison: { x, y, lagDays }, alike }) => ({ pair: `${x} ${y} ${lagDays}`, alike }));

  it("go from what a member chooses to what comes after it, never from one measurement to another", () => {
    const led = holding(
      ["restingBpm", "respiratoryRate", 0, 0.6],
      ["recovery", "strain", 0, 0.5],
      ["recovery", "hrvMs", 1, 0.5],
      ["strain", "recovery", 1, 0.3],
      ["asleepMin", "recovery", 0, 0.25],
      ["napMin", "disturbances", 1, 0.2],
      ["strain", "recovery", 3, 0.4],
      ["asleepMin", "recovery", 1, 0.4],
    );
    expect(led.map(({ pair }) => pair)).toEqual([
      "strain recovery 1",
      "asleepMin recovery 0",
      "napMin disturbances 1",
    ]);
  });

  it("tell near-copies once: the surest speaks and names the others", () => {
    expect(
      holding(
        ["workoutMin", "recovery", 1, 0.3],
        ["strain", "recovery", 1, 0.35],
        ["averageBpm", "recovery", 1, 0.4],
        ["strain", "hrvMs", 1, 0.2],
        ["energyKj", "restingBpm", 1, 0.22],
        ["bedAt", "hrvMs", 0, 0.15],
      ),
    ).toEqual([
      { pair: "strain recovery 1", alike: ["averageBpm", "workoutMin"] },
      { pair: "energyKj restingBpm 1", alike: ["strain", "hrvMs"] },
      { pair: "bedAt hrvMs 0", alike: [] },
    ]);
  });

  it("let the metric listed first speak for exact copies of it, whatever rounding makes of them", () => {
    const [led] = holding(["strain", "recovery", 1, 0.3], ["energyKj", "recovery", 1, 0.3 + 1e-12]);
    expect(led).toEqual({ pair: "strain recovery 1", alike: ["energyKj"] });
  });

  it("are sorted by the lower bound of |r|", () => {
    expect(holding(["napMin", "hrvMs", 1, 0.1], ["strain", "hrvMs", 1, 0.3]).map(({ pair }) => pair)).toEqual(
      ["strain hrvMs 1", "napMin hrvMs 1"],
    );
  });
});

describe("the evidence level of a correlation", () => {
  const clear = {
    n: 300,
    effectiveN: 240,
    q: 0.01,
    interval: { low: 0.2, high: 0.4 },
    halves: [0.3, 0.2],
  } as const;

  it("is clear only with a small q, a lower bound of 0.1, and the same sign in both halves", () => {
    expect(correlationLevel(clear)).toBe("clear");
    expect(correlationLevel({ ...clear, q: 0.07 })).toBe("tentative");
    expect(correlationLevel({ ...clear, interval: { low: -0.3, high: -0.09 } })).toBe("tentative");
    expect(correlationLevel({ ...clear, halves: [0.3, -0.01] })).toBe("tentative");
    expect(correlationLevel({ ...clear, halves: [0.3, null] })).toBe("tentative");
    expect(correlationLevel({ ...clear, q: 0.11 })).toBe("nothing-clear");
  });

  it("is too early with few days or few independent ones, however strong", () => {
    expect(correlationLevel({ ...clear, n: 59 })).toBe("too-early");
    expect(correlationLevel({ ...clear, effectiveN: 29.9 })).toBe("too-early");
  });
});

describe("behaviour over a hundred histories", { timeout: 60_000 }, () => {
  const seeds = Array.from({ length: 100 }, (_, index) => 1_000 + 37 * index);

  it("finds anything at all in at most two in which nothing is related to anything", () => {
    const withFindings = seeds.filter(
      (seed) => findings(compareMetrics(noiseHistory(seed, 180)).comparisons).length > 0,
    );
    expect(withFindings.length).toBeLessThanOrEqual(2);
  });

  it("finds −2.2 points of recovery per point of strain the day before, in at least eighty of a year", () => {
    const found = seeds.filter((seed) => {
      const { range, columns } = noiseHistory(seed, 365, ["strain", ...unrelated.slice(2), "recovery"]);
      const next = normals(seed + 1);
      const strain = columns[0]?.values.map((value) => 12 + (((value ?? 0) - 60) / 4) * 2.6) ?? [];
      const noise = carryingOver(strain.length, 0.35, next);
      const recovery = strain.map(
        (_, day) => 60 - 2.2 * ((strain[day - 1] ?? 12) - 12) + 17 * (noise[day] ?? 0),
      );
      const { comparisons } = compareMetrics({
        range,
        columns: columns.map(({ metric, values }) => ({
          metric,
          values: metric === "strain" ? strain : metric === "recovery" ? recovery : values,
        })),
      });
      const best = findings(comparisons).find(({ y }) => y === "recovery");
      return best?.x === "strain" && best.lagDays === 1 && (best.found?.r ?? 0) < 0;
    });
    expect(found.length).toBeGreaterThanOrEqual(80);
  });

  it("changes its verdict by more than a step in at most one cell of twenty when a tenth of the days is lost", () => {
    let [cells, jumps] = [0, 0];
    for (const seed of seeds.slice(0, 20)) {
      const whole = noiseHistory(seed, 365);
      const next = normals(seed);
      const shared = carryingOver(365, 0.3, next);
      const related = {
        ...whole,
        columns: whole.columns.map(({ metric, values }, index) => ({
          metric,
          values: values.map((value, day) => (value ?? 0) + index * 0.7 * (shared[day] ?? 0)),
        })),
      };
      const thinned = {
        ...related,
        columns: related.columns.map(({ metric, values }) => ({
          metric,
          values: values.map((value, day) => ((day * 7919 + seed) % 10 === 0 ? null : value)),
        })),
      };
      const after = compareMetrics(thinned).comparisons;
      for (const [index, { level }] of compareMetrics(related).comparisons.entries()) {
        cells += 1;
        if (Math.abs(levels.indexOf(level) - levels.indexOf(after[index]?.level ?? "")) > 1) jumps += 1;
      }
    }
    expect(jumps / cells).toBeLessThanOrEqual(0.05);
  });
});

describe("an opened pair", () => {
  const next = normals(12);
  const hrvMs = carryingOver(200, 0.4, next).map((value) => Math.exp(4 + 0.2 * value));
  const strain = hrvMs.map((value, day) => (day % 17 === 4 ? null : 10 + Math.log(value) + 0.3 * next()));
  const { range } = seriesOf([{ metric: "strain", values: strain }]);
  const opened = openPair({ x: "strain", y: "hrvMs", lagDays: 1, range, columnX: strain, columnY: hrvMs });

  it("pairs x of the day before with y, and names the day of y", () => {
    expect(opened.points[0]).toEqual(["2026-01-06", strain[0], hrvMs[1]]);
    expect(opened.n).toBe(strain.slice(0, -1).filter((value) => value !== null).length);
    expect(opened.days).toBe(200);
  });

  it("measures the effect on HRV in percent, since HRV is analysed in ratios", () => {
    expect(opened.effectInPercent).toBe(true);
    const turned = openPair({ x: "hrvMs", y: "strain", lagDays: 0, range, columnX: hrvMs, columnY: strain });
    expect(turned.effectInPercent).toBe(false);
    if (!turned.effect.known) throw new Error(turned.effect.why);
    expect(turned.effect.value.low).toBeGreaterThan(0);
  });

  it("names a day far from the line and keeps it in every number", () => {
    const odd = strain.map((value, day) => (day === 100 ? 20.9 : value));
    const withOdd = openPair({ x: "strain", y: "hrvMs", lagDays: 0, range, columnX: odd, columnY: hrvMs });
    expect(withOdd.outliers).toContainEqual(
      expect.objectContaining({ day: "2026-04-15", x: 20.9, unlikely: true }),
    );
    expect(withOdd.points.some(([day]) => day === "2026-04-15")).toBe(true);
  });

  it("draws the band of the line around it, narrowest near the middle", () => {
    if (!opened.line.known) throw new Error(opened.line.why);
    const { ribbon } = opened.line.value;
    const widths = ribbon.map(({ low, high }) => high - low);
    expect(Math.min(...widths)).toBeLessThan((widths[0] ?? 0) / 1.5);
    expect(ribbon.every(({ y, low, high }) => low < y && y < high)).toBe(true);
  });

  it("has nothing to say about a single pair of readings", () => {
    const columnX = strain.map((value, day) => (day === 3 ? value : null));
    const alone = openPair({ x: "strain", y: "hrvMs", lagDays: 0, range, columnX, columnY: hrvMs });
    expect(alone).toMatchObject({ n: 1, pearson: { known: false }, line: { known: false }, outliers: [] });
    expect(metricNames).toContain(alone.x);
  });
});
