import type { RangeText } from "#components/ui/range-text.ts";

/** Words of the choice of a range. */
export const rangeText: RangeText = {
  legend: "Days shown",
  names: { "7d": "7 d", "30d": "30 d", "90d": "90 d", "6m": "6 m", "1y": "1 y", all: "All" },
  spoken: {
    "7d": "7 days",
    "30d": "30 days",
    "90d": "90 days",
    "6m": "6 months",
    "1y": "1 year",
    all: "All days",
  },
  dates: "Dates",
  from: "From",
  to: "To",
  show: "Show",
  problems: {
    "unknown-name": "The address names a range that does not exist, so the last one is shown.",
    "wrong-dates": "The address names dates that make no range, so the last one is shown.",
  },
};
