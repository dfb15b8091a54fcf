import { NotPermittedError } from "./errors.ts";
import type { Answer } from "./send.ts";

/** Where the access token of one member comes from. Refreshing, and storing what came of it, is its affair. */
export interface TokenSource {
  /** A token believed to be good. */
  accessToken(): Promise<string>;
  /** A token newer than the one WHOOP just refused. Throws when there can be none. */
  replaceRejected(rejectedToken: string): Promise<string>;
}

/**
 * Performs a call with a token, and once more with a newer one when WHOOP answers 401. A missing scope answers 401 as
 * well, so a second 401 says nothing about the connection: it is a `NotPermittedError` of this one endpoint.
 */
export async function withToken(
  tokens: TokenSource,
  endpoint: { path: string; scope: string | null },
  call: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const token = await tokens.accessToken();
  const answer = await call(token);
  if (answer.status !== 401) return answer;
  const secondAnswer = await call(await tokens.replaceRejected(token));
  if (secondAnswer.status === 401) throw new NotPermittedError(endpoint.path, endpoint.scope);
  return secondAnswer;
}
