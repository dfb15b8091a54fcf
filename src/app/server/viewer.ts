import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { authorize, readCredentials, type Viewer } from "#auth/authorize.ts";
import { SignInRequiredError } from "#auth/errors.ts";
import { cookieName } from "#auth/session-cookie.ts";
import { getApp } from "./app.ts";

/** Who looks at this page, asked once per request; null when nobody is signed in. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  // First, because it keeps every page from being rendered at build time, when there is no database.
  const requestHeaders = await headers();
  const { db, clock, env } = getApp();
  const { sessionToken } = readCredentials(requestHeaders, cookieName(env.appUrl));
  try {
    return await authorize(db, clock, { sessionToken, bearer: null });
  } catch (error) {
    if (error instanceof SignInRequiredError) return null;
    throw error;
  }
});

/** Who looks at this page. Somebody not signed in is sent to the login, and nothing of the page is rendered. */
export async function requireViewer(): Promise<Viewer> {
  return (await findViewer()) ?? redirect("/login");
}
