import type { Column } from "./day-columns.ts";

/**
 * Zone-weighted minutes of each day: Σ zone number × minutes, zones 1 to 5 (Edwards 1993, The Heart Rate Monitor Book). A
 * linear load, where day strain saturates. `zonesMin` holds zone 1 first; a day that lacks a zone is a gap.
 */
export function zoneLoad(zonesMin: readonly Column[]): (number | null)[] {
  return (zonesMin[0] ?? []).map((_, day) => {
    let load = 0;
    for (const [index, zone] of zonesMin.entries()) {
      const minutes = zone[day] ?? null;
      if (minutes === null) return null;
      load += (index + 1) * minutes;
    }
    return load;
  });
}
