import { z } from "zod";
import {
  authorize,
  readCredentials,
  requireOwner,
  requireScope,
  requireSession,
  type Viewer,
} from "#auth/authorize.ts";
import { isAllowedHost, isOwnOrigin } from "#auth/own-request.ts";
import type { Scope } from "#auth/scope.ts";
import { cookieName } from "#auth/session-cookie.ts";
import type { Env } from "#lib/env.ts";
import { newSecret } from "#lib/secret.ts";
import { isStorableText } from "#lib/storable.ts";
import { getApp } from "./app.ts";
import { toProblemResponse } from "./problem.ts";
import { readQuery } from "./read-query.ts";
import { readBody } from "./request-body.ts";
import { NotFoundError, RequestRefusedError } from "./request-errors.ts";
import { securityHeaders } from "./security-headers.ts";

/** A route handler as Next calls it. */
export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** What a route takes besides its address. */
export interface Shape<Body, Params, Query> {
  /** The JSON body; without it the body is not read. */
  body?: z.ZodType<Body>;
  /** Files as multipart/form-data: the handler reads them itself, while they arrive. */
  upload?: boolean;
  /** The folders in brackets; what does not fit is not found. */
  params?: z.ZodType<Params>;
  /** The parameters behind the question mark. */
  query?: z.ZodType<Query>;
}

export interface Input<Body, Params, Query> {
  request: Request;
  body: Body;
  params: Params;
  query: Query;
}

/**
 * A route for members: the viewer is established before anything is read, and reading (GET) needs the scope `read`,
 * anything else `write`. What a session changes must come from our own pages. `owner: true` keeps it to the owner, and
 * what changes this install then needs the owner's session or a token with `admin`; `session: true` keeps it to browsers: no
 * API token will do.
 */
export function memberRoute<Body = undefined, Params = undefined, Query = undefined>(
  shape: Shape<Body, Params, Query> & { owner?: boolean; session?: boolean },
  act: (input: Input<Body, Params, Query> & { viewer: Viewer }) => Promise<Response>,
): Handler {
  return answering(async (request, context) => {
    const viewer = await viewerOf(request);
    requireScope(viewer, neededScope(request.method, shape));
    if (shape.session) requireSession(viewer);
    if (shape.owner) requireOwner(viewer);
    if (!isRead(request) && viewer.via === "session") assertOwnRequest(request, getApp().env, shape);
    return act({ ...(await readInput(request, context, shape)), viewer });
  });
}

/** A route for anybody: signing in, setting up, health. Whatever changes something must come from our own pages. */
export function publicRoute<Body = undefined, Params = undefined, Query = undefined>(
  shape: Shape<Body, Params, Query>,
  act: (input: Input<Body, Params, Query>) => Promise<Response>,
): Handler {
  return answering(async (request, context) => {
    if (!isRead(request)) assertOwnRequest(request, getApp().env);
    return act(await readInput(request, context, shape));
  });
}

/** The answer to any request for an address that leads nowhere. */
export const unknownRoute: Handler = answering(async () => {
  throw new NotFoundError();
});

/**
 * Turns what is thrown into a problem document, refuses names that are not ours and sets the security headers, all of it
 * also without the proxy.
 */
function answering(handle: Handler): Handler {
  return async (request, context) => {
    try {
      assertKnownHost(request);
      return withSecurityHeaders(await handle(request, context));
    } catch (error) {
      return withSecurityHeaders(toProblemResponse(error));
    }
  };
}

/** What an answer says itself stays. */
export function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders({ nonce: newSecret(), ...getApp().env })))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

/** Who sent a request. Throws `SignInRequiredError`. */
export function viewerOf(request: Request): Promise<Viewer> {
  const { db, clock, env } = getApp();
  return authorize(db, clock, readCredentials(request.headers, cookieName(env.appUrl)));
}

/** Throws `RequestRefusedError` when a request came under a name that is not ours. */
export function assertKnownHost(request: Request): void {
  if (!isAllowedHost(request.headers.get("host"), getApp().env.allowedHosts))
    throw new RequestRefusedError(
      400,
      "Pulsekeep does not answer under this name.",
      "Add the name to ALLOWED_HOSTS, or set APP_URL.",
    );
}

/** The scope an API token needs for a call. */
export function neededScope(method: string, { owner = false }: { owner?: boolean }): Scope {
  if (isRead({ method })) return "read";
  return owner ? "admin" : "write";
}

function isRead({ method }: { method: string }): boolean {
  return method === "GET" || method === "HEAD";
}

/**
 * Another site can make a browser send our cookie, but neither our origin nor this content type, nor, for uploads, this
 * header.
 */
function assertOwnRequest(request: Request, env: Env, { upload = false }: { upload?: boolean } = {}): void {
  const { headers } = request;
  if (!isOwnOrigin({ origin: headers.get("origin"), host: headers.get("host") }, env))
    throw new RequestRefusedError(
      403,
      "This request did not come from a page of this install.",
      "Open Pulsekeep itself and try again. If it has another address than before, set APP_URL to it.",
    );
  if (upload) {
    if (headers.get("x-pulsekeep") === "1") return;
    throw new RequestRefusedError(
      403,
      "The upload lacks its header.",
      "Send it with the header X-Pulsekeep: 1.",
    );
  }
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new RequestRefusedError(415, "The request is not JSON.", "Send it as application/json.");
}

/** Without a schema the value is undefined, which is then what its type says. */
async function readInput<Body, Params, Query>(
  request: Request,
  context: { params: Promise<unknown> },
  shape: Shape<Body, Params, Query>,
): Promise<Input<Body, Params, Query>> {
  const folders = shape.params && (await context.params);
  const params = (shape.params ?? nothing<Params>()).safeParse(folders);
  if (!params.success || !Object.values(params.data ?? {}).every(isStorable)) throw new NotFoundError();
  const query = shape.query ? readQuery(request, shape.query) : nothing<Query>().parse(undefined);
  const body = shape.body ? await readBody(request, shape.body) : nothing<Body>().parse(undefined);
  return { request, params: params.data, query, body };
}

function isStorable(folder: unknown): boolean {
  return typeof folder !== "string" || isStorableText(folder);
}

function nothing<T>(): z.ZodType<T> {
  return z.custom<T>((value) => value === undefined);
}
