import { createHash } from "node:crypto";
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
  /** Between a minute and a day, whatever WHOOP said. */
  expiresInSeconds: number;
  /** Empty when WHOOP did not say: then it is what was asked for (RFC 6749, section 5.1). */
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

/**
 * Where the browser goes to ask the member. `state` comes back unchanged and must have 8 characters or more. Of
 * `codeVerifier` only the hash is sent (PKCE, RFC 7636): the code is then worth nothing without the verifier itself.
 */
export function authorizeUrl(o: {
  apiUrl: string;
  clientId: string;
  redirectUri: string;
  state: string;
  codeVerifier: string;
}): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: o.clientId,
    redirect_uri: o.redirectUri,
    scope: requestedScopes.join(" "),
    state: o.state,
    code_challenge: createHash("sha256").update(o.codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  return `${o.apiUrl}${authorizePath}?${query}`;
}

/**
 * Turns the one-time code of the redirect into tokens; `redirectUri` and `codeVerifier` are those the code was asked
 * with. Sent once, never repeated. Throws `OAuthError`, `NoAnswerError`, `StatusError` or `BodyError`.
 */
export async function exchangeCode(
  o: TokenCall & { redirectUri: string; code: string; codeVerifier: string | null },
): Promise<TokenSet> {
  return judgeTokens(
    await requestTokens(o, {
      grant_type: "authorization_code",
      code: o.code,
      redirect_uri: o.redirectUri,
      ...(o.codeVerifier === null ? {} : { code_verifier: o.codeVerifier }),
    }),
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
    await exchangeCode({ ...o, code: "pulsekeep-client-test", codeVerifier: null });
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
  access_token: z.string().trim().min(1),
  refresh_token: z.string().trim().min(1).nullable().catch(null),
  expires_in: z.union([z.number(), z.string()]).nullable().catch(null),
  scope: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .catch(null),
});

function judgeTokens({ status, text }: Answer): TokenSet {
  if (status < 200 || status > 299) throw refusal(status, text);
  const grant = grantSchema.safeParse(parseJson(text, tokenPath, status));
  if (!grant.success) throw new BodyError(tokenPath, status, "unexpected-shape", "it holds no access token");
  return {
    accessToken: grant.data.access_token,
    refreshToken: grant.data.refresh_token,
    expiresInSeconds: toLifetimeSeconds(grant.data.expires_in),
    scopes: toScopes(grant.data.scope),
  };
}

const usualLifetimeSeconds = 3_600;
const shortestLifetimeSeconds = 60;
const longestLifetimeSeconds = 24 * 3_600;

/** A lifetime that is missing or no number is WHOOP's usual hour; one beyond all reason is brought within it. */
function toLifetimeSeconds(expiresIn: number | string | null): number {
  const seconds = expiresIn === null || expiresIn === "" ? Number.NaN : Number(expiresIn);
  if (Number.isNaN(seconds)) return usualLifetimeSeconds;
  return Math.round(Math.min(Math.max(seconds, shortestLifetimeSeconds), longestLifetimeSeconds));
}

/** Scopes are separated by spaces; commas are seen as well. What is no scope's name (RFC 6749, 3.3) is left out. */
function toScopes(scope: string | string[] | null): string[] {
  const names = [scope ?? []].flat().flatMap((text) => text.split(/[\s,;+]+/));
  return [...new Set(names.filter((name) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name)))];
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

/** Statuses of the 4xx range that say "later", not "no". */
const passingStatuses = [408, 425, 429];

/**
 * Whether the token endpoint said no to a request, with or without a word of why; an outage, a rate limit and an answer
 * that never came are no refusal.
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof OAuthError) return !error.isOutage;
  // JSON of another kind than tokens is no damage of the way here.
  if (error instanceof BodyError) return error.endpoint === tokenPath && error.problem === "unexpected-shape";
  if (!(error instanceof StatusError) || error.endpoint !== tokenPath) return false;
  return error.status >= 400 && error.status <= 499 && !passingStatuses.includes(error.status);
}
