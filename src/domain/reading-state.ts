/** What became of a score: a number, not yet, never, no record at all, or one we cannot read. Only the first has a value. */
export type ReadingState = "scored" | "pending" | "unscorable" | "missing" | "unreadable";

/** WHOOP's `score_state` in our words; no record gives "missing", UNKNOWN stands for one that could not be read. */
export function readingState(scoreState: string | undefined): ReadingState {
  if (scoreState === undefined) return "missing";
  if (scoreState === "SCORED") return "scored";
  if (scoreState === "UNKNOWN") return "unreadable";
  return scoreState === "UNSCORABLE" ? "unscorable" : "pending";
}

/** The same of a whole record: what only an import knows is being scored by nobody. */
export function recordState(record: { scoreState: string; imported?: boolean } | undefined): ReadingState {
  const state = readingState(record?.scoreState);
  return state === "pending" && record?.imported === true ? "missing" : state;
}
