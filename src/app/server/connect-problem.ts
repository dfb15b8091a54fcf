import type { Texts } from "#app/texts/en.ts";
import type { ConnectErrorCode } from "#sync/connect-error.ts";

interface ProblemText {
  title: string;
  advice: string;
}

/** The words for a code out of an address; anything else gets words that fit everything. */
export function connectProblem(code: unknown, text: Texts["connectText"]): ProblemText {
  // Every code has its words: the type sees to it.
  const problems: Record<ConnectErrorCode, ProblemText> = text.problems;
  const known = Object.entries(problems).find(([name]) => name === code);
  return known?.[1] ?? text.unknownProblem;
}
