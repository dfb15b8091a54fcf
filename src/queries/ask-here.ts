import { type Ask, answerQuestion } from "#analysis/questions.ts";

/** Answers questions of the analysis in this very thread: for a process that has nothing else to do meanwhile. */
export const askHere: Ask = async (question, input) => answerQuestion(question, input);
