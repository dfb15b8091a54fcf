import type { RangeChoice } from "./range.ts";

/** A choice of range as it stands in an address: "range=30d", or "from=2026-01-01&to=2026-02-01". */
export function rangeQuery(choice: RangeChoice): string {
  return choice.name === "custom" ? `from=${choice.from}&to=${choice.to}` : `range=${choice.name}`;
}
