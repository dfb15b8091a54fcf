import { type Day, isDay } from "#domain/day.ts";

/** Which workouts the address asks for; `wrong` when a part of it made no sense and was left out. */
export interface AskedWorkouts {
  sport: string | undefined;
  from: Day | undefined;
  to: Day | undefined;
  cursor: string | undefined;
  wrong: boolean;
}

/** Reads the words of the address; empty fields of the form count as not there. */
export function readFilter(query: Record<string, string | string[] | undefined>): AskedWorkouts {
  const word = (name: string) => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const from = word("from");
  const to = word("to");
  return {
    sport: word("sport"),
    from: from !== undefined && isDay(from) ? from : undefined,
    to: to !== undefined && isDay(to) ? to : undefined,
    cursor: word("cursor"),
    wrong: (from !== undefined && !isDay(from)) || (to !== undefined && !isDay(to)),
  };
}
