import { type Analyst, createAnalyst } from "#analyst/analyst.ts";

declare global {
  // On the global object, because the bundler may load this module more than once in one process.
  var pulsekeepAnalyst: Analyst | undefined;
}

/** The thread that computes for this web process, made on first use. */
export function getAnalyst(): Analyst {
  globalThis.pulsekeepAnalyst ??= createAnalyst();
  return globalThis.pulsekeepAnalyst;
}
