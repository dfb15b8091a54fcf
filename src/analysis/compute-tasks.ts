import { scanCorrelations } from "./correlation-scan.ts";
import { openPair } from "./open-pair.ts";
import { analyseTrends } from "./trends.ts";

/** The tasks that take longer than a request may hold up a process: each is one pure function of plain data. */
const tasks = { correlations: scanCorrelations, trends: analyseTrends, pair: openPair } as const;

export type ComputeTask = keyof typeof tasks;
export type ComputeInput<Q extends ComputeTask> = Parameters<(typeof tasks)[Q]>[0];
export type Answer<Q extends ComputeTask> = ReturnType<(typeof tasks)[Q]>;

/** Somebody who answers tasks: this very thread, or another one. */
export type Ask = <Q extends ComputeTask>(task: Q, input: ComputeInput<Q>) => Promise<Answer<Q>>;

const answers: { [Q in ComputeTask]: (input: ComputeInput<Q>) => Answer<Q> } = tasks;

/** Answers a task in this very thread. */
export function runComputeTask<Q extends ComputeTask>(task: Q, input: ComputeInput<Q>): Answer<Q> {
  return answers[task](input);
}
