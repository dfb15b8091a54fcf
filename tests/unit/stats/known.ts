import type { Estimate } from "#stats/estimate.ts";

/** The value of an estimate that a test expects to be known. */
export function known<T>(estimate: Estimate<T>): T {
  if (!estimate.known) throw new Error(`not known: ${estimate.why}, ${estimate.have} of ${estimate.need}`);
  return estimate.value;
}
