import { type Day, isDay } from "#domain/day.ts";

/** How the address of a raw table wants it sorted and filtered. */
export interface TableQuery {
  sort: string | undefined;
  ascending: boolean;
  from: Day | undefined;
  to: Day | undefined;
  state: string | undefined;
  cursor: string | undefined;
}

const states = ["SCORED", "PENDING_SCORE", "UNSCORABLE"];

/** Reads the words of an address; what makes no sense is left out. */
export function readTableQuery(query: Record<string, string | string[] | undefined>): TableQuery {
  const word = (name: string) => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const day = (name: string) => {
    const value = word(name);
    return value !== undefined && isDay(value) ? value : undefined;
  };
  return {
    sort: word("sort"),
    ascending: word("order") === "asc",
    from: day("from"),
    to: day("to"),
    state: states.find((state) => state === word("state")),
    cursor: word("cursor"),
  };
}
