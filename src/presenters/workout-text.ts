import type { Contradiction } from "#domain/contradictions.ts";
import type { SportWords } from "#domain/sport-table.ts";
import type { WorkoutMeasure } from "#domain/workout-measures.ts";
import type { CalendarNames } from "./day-label.ts";

/** Words of the Workouts pages. {names} are filled in. */
export interface WorkoutText {
  calendar: CalendarNames;
  sports: SportWords;
  refused: string;
  fields: Readonly<Record<string, string>>;
  contradictions: Record<Contradiction, string>;
  states: Record<"pending" | "unscorable" | "missing" | "unreadable", string>;
  zone: string;
  zoneBar: string;
  zonesUnknown: string;
  measures: Record<WorkoutMeasure, string>;
  averageBpm: string;
  recorded: string;
  altitudeChange: string;
  span: string;
  noRecords: string;
}
