import type { IncomingHttpHeaders } from "node:http";
import { isStorableText } from "#lib/storable.ts";
import { methodsOfRoute } from "./route-methods.ts";
import { isRouterState } from "./router-state.ts";

/** Why a request is not handed to Next. */
export interface Refusal {
  status: 400 | 404 | 405;
  title: string;
  detail: string;
  /** With 405: the methods the address has. */
  allow?: string[];
}

const pageMethods = ["GET", "HEAD"];

/**
 * What is wrong with a request that no page and no route could answer, before Next sees it: there it would be an error of
 * ours. Null for all others.
 */
export function refuseRequest(request: {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}): Refusal | null {
  const { method, url, headers } = request;
  if (!url.startsWith("/"))
    return { status: 400, title: "The address is not a path.", detail: "Ask for a path that begins with /." };
  const [path = "", query = ""] = splitOnce(url, "?");
  const plainPath = decode(path);
  if (plainPath === null || /\p{Cc}/u.test(plainPath))
    return { status: 400, title: "The address cannot be read.", detail: "A % in it begins no character." };
  // Before anything is read of what is sent along: Next would keep it in memory for the proxy.
  const isPage = !/^\/api(\/|$)/.test(plainPath);
  const allow = isPage ? pageMethods : methodsOfRoute(new URL(path, "http://localhost").pathname);
  if (!allow.includes(method))
    return {
      status: 405,
      title: isPage ? "A page can only be looked at." : "This address does not have this method.",
      detail: "What changes something is described at /api/v1/openapi.json.",
      allow,
    };
  // An escape that is none is left as it is, which is how queries are read everywhere.
  const plainQuery = decode(query.replace(/%(?![0-9a-f]{2})/gi, "%25"));
  if (plainQuery === null || !isStorableText(plainQuery))
    return {
      status: 400,
      title: "The address has a character that cannot be stored.",
      detail: "Leave it out.",
    };
  // Pages of the framework itself, which nobody links to.
  if (/^\/_(?!next\/)/.test(plainPath))
    return { status: 404, title: "There is nothing here.", detail: "Check the address." };
  const state = headers["next-router-state-tree"];
  if (state !== undefined && !isRouterState(String(state)))
    return {
      status: 400,
      title: "The router's header cannot be read.",
      detail: "Leave out Next-Router-State-Tree.",
    };
  return null;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
