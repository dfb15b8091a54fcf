/** `npm run soak` runs the same tests with the threat model's full figures; `npm test` with a fortieth or more of them. */
export const isSoak = process.env["PULSEKEEP_SOAK"] === "1";

/** How often to do something: `full` times in a soak, else `share` of it. */
export function timesOf(full: number, share = 1 / 40): number {
  return isSoak ? full : Math.ceil(full * share);
}
