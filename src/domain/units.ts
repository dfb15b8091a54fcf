const msPerMinute = 60_000;
const kjPerKcal = 4.184;

/** Milliseconds as minutes; unknown stays unknown. */
export function minutesFromMs(durationMs: number | null): number | null {
  return durationMs === null ? null : durationMs / msPerMinute;
}

/** Kilojoules as kilocalories (1 kcal = 4.184 kJ). */
export function kcalFromKj(energyKj: number): number {
  return energyKj / kjPerKcal;
}

/** Degrees Celsius as Fahrenheit. */
export function fahrenheitFromCelsius(celsius: number): number {
  return (celsius * 9) / 5 + 32;
}
