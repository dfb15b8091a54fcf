import type { Tone } from "#charts/trend-model.ts";

/** The style sheet's colour of a tone. */
export function toneFill(tone: Tone): string {
  return `var(--${tone})`;
}
