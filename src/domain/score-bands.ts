import { roundTo } from "./rounding.ts";

// Every word follows the number as it is shown, so that the two never contradict each other.

/** WHOOP's three colours of recovery; the borders are hard. */
export type RecoveryBand = "green" | "yellow" | "red";

/** The colour of a recovery in percent: green from 67, yellow from 34, red below. */
export function recoveryBand(recovery: number): RecoveryBand {
  const shown = roundTo(recovery, 0);
  if (shown >= 67) return "green";
  return shown >= 34 ? "yellow" : "red";
}

/** WHOOP's word for a recovery in percent. */
export function recoveryWord(recovery: number): "sufficient" | "adequate" | "low" {
  const words = { green: "sufficient", yellow: "adequate", red: "low" } as const;
  return words[recoveryBand(recovery)];
}

/** WHOOP's word for a day strain of 0 to 21: light below 10, moderate below 14, high below 18, then all-out. */
export function strainWord(strain: number): "light" | "moderate" | "high" | "all-out" {
  const shown = roundTo(strain, 1);
  if (shown >= 18) return "all-out";
  if (shown >= 14) return "high";
  return shown >= 10 ? "moderate" : "light";
}

/** The sleep plan of WHOOP a sleep performance in percent reaches: peak 100, perform 85, get by 70, else short. */
export function sleepWord(performancePct: number): "peak" | "perform" | "get by" | "short" {
  const shown = roundTo(performancePct, 0);
  if (shown >= 100) return "peak";
  if (shown >= 85) return "perform";
  return shown >= 70 ? "get by" : "short";
}
