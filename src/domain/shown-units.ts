import type { Notation } from "./notation.ts";

/** How a unit of the catalogue is shown: shown = stored × factor + offset. */
interface Conversion {
  unit: string;
  factor: number;
  offset: number;
}

type UnitChoice = Pick<Notation, "units" | "energy">;

/** 1 mi = 1609.344 m, 1 ft = 0.3048 m, 1 lb = 0.45359237 kg by definition. */
const imperial: Readonly<Record<string, Conversion>> = {
  "°C": { unit: "°F", factor: 1.8, offset: 32 },
  km: { unit: "mi", factor: 1 / 1.609344, offset: 0 },
  m: { unit: "ft", factor: 1 / 0.3048, offset: 0 },
  kg: { unit: "lb", factor: 1 / 0.45359237, offset: 0 },
};

/** The thermochemical calorie: 1 kcal = 4.184 kJ. */
const kcal: Conversion = { unit: "kcal", factor: 1 / 4.184, offset: 0 };

function conversionOf(unit: string, { units, energy }: UnitChoice): Conversion {
  const same = { unit, factor: 1, offset: 0 };
  if (unit === "kJ") return energy === "kcal" ? kcal : same;
  return units === "imperial" ? (imperial[unit] ?? same) : same;
}

/** The unit a value stored in `unit` is shown in: "kJ" → "kcal". Units nobody chooses stay as they are. */
export function shownUnit(unit: string, choice: UnitChoice): string {
  return conversionOf(unit, choice).unit;
}

/** A value stored in `unit` as it is shown: 37 °C → 98.6. */
export function shownValue(unit: string, value: number, choice: UnitChoice): number {
  const { factor, offset } = conversionOf(unit, choice);
  return factor === 1 ? value : value * factor + offset;
}

/** A difference of two values stored in `unit` as it is shown: 0.5 °C apart → 0.9. */
export function shownDifference(unit: string, difference: number, choice: UnitChoice): number {
  return difference * conversionOf(unit, choice).factor;
}

/** The stored value of a shown one, for the round ticks of an axis: 212 °F → 100. */
export function storedValue(unit: string, shown: number, choice: UnitChoice): number {
  const { factor, offset } = conversionOf(unit, choice);
  return factor === 1 ? shown : (shown - offset) / factor;
}
