import { z } from "zod";
import { revokePath } from "./endpoints.ts";
import { BodyError, OAuthError, StatusError } from "./errors.ts";
import { type Fetch, httpFetch } from "./http-fetch.ts";
import { parseJson } from "./read-body.ts";
import { type Answer, sendRequest } from "./send.ts";

/** What we ask for: reading each kind of record, and `offline`, without which there is no refresh token. */
export const requestedScopes: readonly string[] = [
  "read:recovery",
  "read:cycles",
  "read:workout",
  "read:sleep",
  "read:profile",
  "read:body_measurement",
  "offline",
];

/** The member's own app in WHOOP's developer dashboard. */
export interface WhoopApp {
  clientId: string;
  clientSecret: string;
}

/** What a grant gives. `refreshToken` is null when `offline` was not granted. */
export interface TokenSet {
  accessToken: string;
  refreshToken: string | null;
  expiresInSeconds: number;
  scopes: string[];
}

interface TokenCall {
  apiUrl: string;
  app: WhoopApp;
  fetch?: Fetch;
  signal?: AbortSignal;
}

const authorizePath = "/oauth/oauth2/auth";
const tokenPath = "/oauth/oauth2/token";

/** Where the browser goes to ask the member. `state` comes back unchanged and must have 8 characters or more. */
export function authorizeUrl(o: {
  apiUrl: string;
  clientId: string;
  redirectUri: string;
  state: string;
}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: o.clientId,
    redirect_uri: o.redirectUri,
    scope: requestedScopes.join(" "),
    state: o.state,
  });
  return `${o.apiUrl}${authorizePath}?${query}`;
}

/**
 * Turns the one-time code of the redirect into tokens; `redirectUri` is the one the code was asked with. Sent once,
 * never repeated. Throws `OAuthError`, `NoAnswerError`, `StatusError` or `BodyError`.
 */
export async function exchangeCode(o: TokenCall & { redirectUri: string; code: string }): Promise<TokenSet> {
  return judgeTokens(
    await requestTokens(o, { grant_type: "authorization_code", code: o.code, redirect_uri: o.redirectUri }),
  );
}

/**
 * Turns a refresh token into a new pair. WHOOP kills the old pair at once, so this is sent once and never repeated, and
 * the caller stores the answer before using it. Throws like `exchangeCode`; only `isDeadGrant` means the grant is lost.
 */
export async function refreshTokens(o: TokenCall & { refreshToken: string }): Promise<TokenSet> {
  // `scope` is not optional here: without "offline" the new pair may come without a refresh token.
  return judgeTokens(
    await requestTokens(o, { grant_type: "refresh_token", refresh_token: o.refreshToken, scope: "offline" }),
  );
}

/**
 * Whether WHOOP knows this client id and secret. It presents a code that cannot exist: a known client is told the code
 * is bad, an unknown one that it is unknown. Throws whatever else happens.
 */
export async function testClient(
  o: TokenCall & { redirectUri: string },
): Promise<"accepted" | "wrong-client"> {
  try {
    await exchangeCode({ ...o, code: "pulsekeep-client-test" });
  } catch (error) {
    if (error instanceof OAuthError && error.isDeadGrant) return "accepted";
    if (error instanceof OAuthError && error.isWrongClient) return "wrong-client";
    throw error;
  }
  throw new BodyError(tokenPath, 200, "unexpected-shape", "a code that cannot exist was accepted");
}

/**
 * Gives a grant back to WHOOP: its tokens and webhooks end. Sent once, without waiting for budget or another token,
 * because it is also the way out for a pair that must not be kept. Throws `StatusError` or `NoAnswerError`.
 */
export async function revokeAccess(o: {
  apiUrl: string;
  accessToken: string;
  fetch?: Fetch;
  signal?: AbortSignal;
}): Promise<void> {
  const { status } = await sendRequest(
    {
      endpoint: revokePath,
      url: `${o.apiUrl}/developer${revokePath}`,
      method: "DELETE",
      headers: { authorization: `Bearer ${o.accessToken}` },
    },
    o.fetch ?? httpFetch,
    o.signal,
  );
  if (status < 200 || status > 299) throw new StatusError(status, revokePath);
}

function requestTokens(o: TokenCall, parameters: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({
    ...parameters,
    // In the body: WHOOP answers credentials in an Authorization header with invalid_client.
    client_id: o.app.clientId,
    client_secret: o.app.clientSecret,
  });
  return sendRequest(
    {
      endpoint: tokenPath,
      url: `${o.apiUrl}${tokenPath}`,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: body.toString(),
    },
    o.fetch ?? httpFetch,
    o.signal,
  );
}

const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,64}$/) });

/** Lenient where it can be: the old pair is already dead, so a usable new token is never thrown away over a detail. */
const grantSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  expires_in: z.coerce.number().int().positive().catch(3600),
  scope: z.string().catch(""),
});

function judgeTokens({ status, text }: Answer): TokenSet {
  if (status !== 200) throw refusal(status, text);
  const grant = grantSchema.safeParse(parseJson(text, tokenPath, status));
  if (!grant.success) throw new BodyError(tokenPath, status, "unexpected-shape", "it holds no access token");
  return {
    accessToken: grant.data.access_token,
    refreshToken: grant.data.refresh_token || null,
    expiresInSeconds: grant.data.expires_in,
    scopes: grant.data.scope.split(" ").filter(Boolean),
  };
}

/** An OAuth refusal is one only when its status says so too: an outage that quotes an error code revokes nothing. */
function refusal(status: number, text: string): OAuthError | StatusError {
  if (![400, 401, 403].includes(status)) return new StatusError(status, tokenPath);
  try {
    return new OAuthError(refusalSchema.parse(JSON.parse(text)).error, status, tokenPath);
  } catch {
    return new StatusError(status, tokenPath);
  }
}
