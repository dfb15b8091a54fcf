/** What an API token may do. A browser session has both. */
export type Scope = "read" | "write";

export const allScopes: readonly Scope[] = ["read", "write"];

/** The scopes among `names`; unknown ones are left out, so they grant nothing. */
export function toScopes(names: readonly string[]): Scope[] {
  return allScopes.filter((scope) => names.includes(scope));
}
