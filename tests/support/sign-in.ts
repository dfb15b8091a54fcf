/** What a signed-in browser sends. */
export interface SessionCookie {
  name: string;
  value: string;
}

/** Spends the one-time code of a printed address, as its button would. Throws when it is worth nothing. */
export async function signInByAddress(address: string): Promise<SessionCookie> {
  const { origin, searchParams } = new URL(address);
  return signIn(origin, { code: searchParams.get("code") });
}

/** Signs in with a body that `/api/login` understands. */
export async function signIn(url: string, body: object): Promise<SessionCookie> {
  const answer = await fetch(`${url}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(body),
  });
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.get("set-cookie") ?? "") ?? [];
  if (!answer.ok || name === undefined || value === undefined)
    throw new Error(`signing in was answered with ${answer.status}: ${await answer.text()}`);
  return { name, value };
}
