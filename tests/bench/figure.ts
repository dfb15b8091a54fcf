/** One measured figure, beside what it should be. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** "≥ 3000" and the like; null where nothing is promised. */
  target: string | null;
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
