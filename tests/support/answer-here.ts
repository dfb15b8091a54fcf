import { type Ask, answerQuestion, type Question } from "#analysis/questions.ts";

/** Answers questions in this very thread, and counts them. */
export function answerHere(): { ask: Ask; asked: Question[] } {
  const asked: Question[] = [];
  return {
    asked,
    async ask(question, input) {
      asked.push(question);
      return answerQuestion(question, input);
    },
  };
}
