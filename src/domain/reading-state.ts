/** What became of a score: a number, not yet, never, or no record at all. Only the first has a value. */
export type ReadingState = "scored" | "pending" | "unscorable" | "missing";

/** WHOOP's `score_state` in our words; no record gives "missing", and a state we do not know counts as not yet scored. */
export function readingState(scoreState: string | undefined): ReadingState {
  if (scoreState === undefined) return "missing";
  if (scoreState === "SCORED") return "scored";
  return scoreState === "UNSCORABLE" ? "unscorable" : "pending";
}

/** The same of a whole record: what only an import knows is being scored by nobody. */
export function recordState(record: { scoreState: string; imported?: boolean } | undefined): ReadingState {
  const state = readingState(record?.scoreState);
  return state === "pending" && record?.imported === true ? "missing" : state;
}
