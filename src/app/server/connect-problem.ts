import type { Texts } from "#app/texts/en.ts";
import type { ConnectError, ConnectErrorCode } from "#sync/connection/connect-error.ts";

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

/** WHOOP's code out of an address; null for anything that cannot be one. */
export function readWhoopCode(text: unknown): string | null {
  return typeof text === "string" && /^[A-Za-z_]{1,64}$/.test(text) ? text : null;
}

/** The page that explains why no connection was made. */
export function failedPath({ code, whoopCode }: Pick<ConnectError, "code" | "whoopCode">): `/${string}` {
  return `/connect/failed?problem=${code}${whoopCode === null ? "" : `&whoop=${whoopCode}`}`;
}
