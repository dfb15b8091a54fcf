import { analyseRegression } from "#analysis/regression.ts";
import { readQuestion } from "#domain/regression-question.ts";
import { rangeOf, strainFollowed } from "../unit/analysis/regression-history.ts";
import { type Figure, percentile } from "./figure.ts";

const days = 3650;
const rounds = 40;

/** A model of 8 predictors over ten years with everything its page shows, on a process that has warmed up. */
export async function measureRegression(): Promise<Figure[]> {
  const words = [
    "strain:1",
    "strain:2",
    "asleepMin:0",
    "asleepMin:1",
    "bedAt:0",
    "bedAt:1",
    "hrvMs:1",
    "recovery:1",
  ];
  const question = readQuestion("recovery", words);
  if (question === null) throw new Error("The question of the benchmark means nothing.");
  const series = strainFollowed(1, days, -2.2);
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const answer = analyseRegression(question, series, rangeOf(days));
    samples.push(performance.now() - began);
    if (!answer.known || answer.effects.length !== words.length)
      throw new Error("The benchmark has no answer.");
  }
  const warm = samples.slice(rounds / 4);
  return [
    {
      name: "regression, 8 predictors, 10 years: median",
      value: percentile(warm, 0.5),
      unit: "ms",
      target: "≤ 30",
    },
    {
      name: "regression, 8 predictors, 10 years: 95th percentile",
      value: percentile(warm, 0.95),
      unit: "ms",
      target: null,
    },
  ];
}
