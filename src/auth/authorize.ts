import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/clock.ts";
import { findApiToken } from "./api-token.ts";
import { NotPermittedError, SignInRequiredError } from "./errors.ts";
import { isAccessible } from "./members.ts";
import { allScopes, type Scope } from "./scope.ts";
import { findSession } from "./session.ts";
import { readCookie } from "./session-cookie.ts";

/** Who asks, and whose data they look at. Every query takes its `memberId` from here. */
export interface Viewer {
  /** The member who signed in, or whose API token it is. */
  accountId: number;
  /** The member looked at: the account itself, or a demo member it manages. */
  memberId: number;
  /** The account's role. */
  role: "owner" | "member";
  /** Whether the member looked at is a demo member. */
  demo: boolean;
  via: "session" | "token";
  scopes: readonly Scope[];
}

/** What a request shows of its sender. */
export interface Credentials {
  sessionToken: string | null;
  /** The value behind `Authorization: Bearer`; when there is one, the cookie does not count. */
  bearer: string | null;
}

/**
 * Reads the credentials out of a request's headers; `sessionCookie` is the cookie's name. Another scheme than Bearer is
 * somebody else's: a proxy in front that asks for a password of its own makes browsers send `Basic` along.
 */
export function readCredentials(headers: Pick<Headers, "get">, sessionCookie: string): Credentials {
  const authorization = headers.get("authorization");
  const isBearer = authorization !== null && /^Bearer( |$)/i.test(authorization);
  const bearer = isBearer ? (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "") : null;
  return { bearer, sessionToken: readCookie(headers.get("cookie"), sessionCookie) };
}

/**
 * The one answer to "who is this, and what may they see". Throws `SignInRequiredError` when the credentials are
 * missing, unknown, revoked or too old (`TokenExpiredError` for a token). Nothing is remembered between calls, so a log-out holds at once.
 */
export async function authorize(db: Database, clock: Clock, credentials: Credentials): Promise<Viewer> {
  const viewer =
    credentials.bearer !== null
      ? await viewerOfToken(db, clock, credentials.bearer)
      : await viewerOfSession(db, clock, credentials.sessionToken);
  if (!viewer) throw new SignInRequiredError();
  return viewer;
}

/** Throws `NotPermittedError` unless the viewer's session or token carries `scope`. */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (!viewer.scopes.includes(scope))
    throw new NotPermittedError(
      `This API token does not have the scope "${scope}".`,
      `Create a token that has it: npm run cli -- token create --name NAME --scopes ${scope}`,
    );
}

/** Throws `NotPermittedError` unless the viewer is signed in with a browser. */
export function requireSession(viewer: Viewer): void {
  if (viewer.via !== "session")
    throw new NotPermittedError(
      "An API token may not do this.",
      "Open Pulsekeep in a browser, sign in and do it there.",
    );
}

/** Throws `NotPermittedError` unless the account is the owner of this install. */
export function requireOwner(viewer: Viewer): void {
  if (viewer.role !== "owner") throw new NotPermittedError("Only the owner of this install may do this.");
}

async function viewerOfSession(db: Database, clock: Clock, token: string | null): Promise<Viewer | null> {
  const session = token === null ? null : await findSession(db, clock, token);
  if (!session) return null;
  const { member, viewing } = session;
  const viewed = isAccessible(viewing, member.id) ? viewing : member;
  return {
    accountId: member.id,
    memberId: viewed.id,
    role: toRole(member.role),
    demo: viewed.demo,
    via: "session",
    scopes: allScopes,
  };
}

async function viewerOfToken(db: Database, clock: Clock, bearer: string): Promise<Viewer | null> {
  const token = await findApiToken(db, clock, bearer);
  if (!token) return null;
  const { member, scopes } = token;
  return {
    accountId: member.id,
    memberId: member.id,
    role: toRole(member.role),
    demo: member.demo,
    via: "token",
    scopes,
  };
}

/** Anything but the owner's role gives the fewest rights. */
function toRole(role: string): Viewer["role"] {
  return role === "owner" ? "owner" : "member";
}
