/** Another address WHOOP may send the browser to, when its dashboard refuses the usual one. */
export type OtherAddress = "https" | "scheme";

/**
 * The addresses that can be registered instead of `redirectUri`. None of them leads back here: the browser ends on a
 * page that does not load, and its address is pasted. They are fixed, so nothing typed or linked becomes an address.
 */
export function otherAddresses(redirectUri: string): Array<{ choice: OtherAddress; address: string }> {
  const scheme = { choice: "scheme", address: "whoop://pulsekeep/callback" } as const;
  if (redirectUri.startsWith("https:")) return [scheme];
  return [{ choice: "https", address: redirectUri.replace(/^http:/, "https:") }, scheme];
}

/** The redirect address for a choice out of a query; anything unknown means the usual one. */
export function chosenAddress(redirectUri: string, choice: string | null): string {
  return otherAddresses(redirectUri).find((other) => other.choice === choice)?.address ?? redirectUri;
}
