/**
 * What an API token may do with its member's data, and, for the owner's token with `admin`, with this install: the WHOOP
 * app's secret, webhooks, schedules, members. A browser session has all of them.
 */
export type Scope = "read" | "write" | "admin";

export const allScopes: readonly Scope[] = ["read", "write", "admin"];

/** What a token has unless somebody says otherwise. */
export const usualScopes: readonly Scope[] = ["read", "write"];

/** The scopes among `names`; unknown ones are left out, so they grant nothing. */
export function toScopes(names: readonly string[]): Scope[] {
  return allScopes.filter((scope) => names.includes(scope));
}
