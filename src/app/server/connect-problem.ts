import { connectText } from "#app/texts/en/connect.ts";
import type { ConnectErrorCode } from "#sync/connect-error.ts";

interface ProblemText {
  title: string;
  advice: string;
}

/** Every code has its words: the type sees to it. */
const problems: Record<ConnectErrorCode, ProblemText> = connectText.problems;

/** The words for a code out of an address; anything else gets words that fit everything. */
export function connectProblem(code: unknown): ProblemText {
  const known = Object.entries(problems).find(([name]) => name === code);
  return known?.[1] ?? connectText.unknownProblem;
}
