import type { Question, QuestionInput } from "#analysis/questions.ts";

/** A question on its way to the thread. */
export interface AskedQuestion<Q extends Question = Question> {
  id: number;
  question: Q;
  input: QuestionInput<Q>;
}

/** What comes back: an answer to that very question, or why there is none. */
export type Reply = { id: number; answer: unknown } | { id: number; problem: string };
