import { lookAtMetrics } from "./look.ts";
import { openPair } from "./open-pair.ts";
import { analyseTrends } from "./trends.ts";

/** The questions that take longer than a request may hold up a process: each is one pure function of plain data. */
const questions = { correlations: lookAtMetrics, trends: analyseTrends, pair: openPair } as const;

export type Question = keyof typeof questions;
export type QuestionInput<Q extends Question> = Parameters<(typeof questions)[Q]>[0];
export type Answer<Q extends Question> = ReturnType<(typeof questions)[Q]>;

/** Somebody who answers questions: this very thread, or another one. */
export type Ask = <Q extends Question>(question: Q, input: QuestionInput<Q>) => Promise<Answer<Q>>;

const answers: { [Q in Question]: (input: QuestionInput<Q>) => Answer<Q> } = questions;

/** Answers a question in this very thread. */
export function answerQuestion<Q extends Question>(question: Q, input: QuestionInput<Q>): Answer<Q> {
  return answers[question](input);
}
