/** How far an attempt to connect has come, as the progress page needs it. */
export interface AttemptState {
  step: "waiting" | "accepted" | "refused";
  /** Why it was refused, as a sentence. */
  problem: string | null;
}

export interface AttemptWords {
  /** The attempt is known to nobody. */
  unknownAttempt: string;
  /** It was refused without a reason. */
  unknownReason: string;
}

/** Asks once. An attempt nobody knows counts as refused; no answer at all as not settled yet. */
export async function readAttempt(attemptId: string, words: AttemptWords): Promise<AttemptState> {
  try {
    const response = await fetch(`/api/connect/${encodeURIComponent(attemptId)}`, { cache: "no-store" });
    if (response.status === 404) return { step: "refused", problem: words.unknownAttempt };
    return toAttemptState(await response.json(), words.unknownReason);
  } catch {
    return { step: "waiting", problem: null };
  }
}

function toAttemptState(answer: unknown, unknownReason: string): AttemptState {
  if (typeof answer !== "object" || answer === null || !("step" in answer))
    return { step: "waiting", problem: null };
  if (answer.step === "accepted") return { step: "accepted", problem: null };
  if (answer.step !== "refused") return { step: "waiting", problem: null };
  const problem = "problem" in answer && typeof answer.problem === "string" ? answer.problem : null;
  return { step: "refused", problem: problem ?? unknownReason };
}
