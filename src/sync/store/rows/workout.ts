import type { WorkoutRecord } from "#whoop/schemas/workout.ts";
import { type CollectionTable, commonCells, integer, intervalCells } from "./table.ts";

export const workoutTable: CollectionTable<WorkoutRecord> = {
  table: "workouts",
  key: "id",
  keyOf: (record) => record.id,
  listedAt: (record) => record.start,
  toRow(parsed) {
    const { record } = parsed;
    const zones = record.score?.zone_durations;
    return {
      id: record.id,
      ...intervalCells(record, record.start),
      sport_name: record.sport_name ?? "unknown",
      sport_id: integer(record.sport_id),
      strain: record.score?.strain ?? null,
      average_bpm: record.score?.average_heart_rate ?? null,
      max_bpm: record.score?.max_heart_rate ?? null,
      energy_kj: record.score?.kilojoule ?? null,
      recorded_fraction: record.score?.percent_recorded ?? null,
      distance_m: record.score?.distance_meter ?? null,
      altitude_gain_m: record.score?.altitude_gain_meter ?? null,
      altitude_change_m: record.score?.altitude_change_meter ?? null,
      zone0_ms: integer(zones?.zone_zero_milli),
      zone1_ms: integer(zones?.zone_one_milli),
      zone2_ms: integer(zones?.zone_two_milli),
      zone3_ms: integer(zones?.zone_three_milli),
      zone4_ms: integer(zones?.zone_four_milli),
      zone5_ms: integer(zones?.zone_five_milli),
      ...commonCells(parsed),
    };
  },
};
