import { placesToTell } from "#domain/numbers-together.ts";

/** A place on an axis and what is written there. */
export interface Tick {
  value: number;
  label: string;
}

/**
 * Labels the ticks of an axis so that none repeats: all with the same decimals, as many more than `write` gives without
 * `places` as it takes. What would still repeat, as the same clock time a day later, gets no tick.
 */
export function labelledTicks(
  ticks: readonly number[],
  write: (value: number, places: number) => string,
): Tick[] {
  const places = placesToTell(ticks, write);
  const labelled = ticks.map((value) => ({ value, label: write(value, places) }));
  return labelled.filter(
    ({ label }, index) => labelled.findIndex((other) => other.label === label) === index,
  );
}
