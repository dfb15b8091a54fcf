import type { SleepRecord } from "#whoop/schemas/sleep.ts";
import { type CollectionTable, commonCells, integer, intervalCells } from "./table.ts";

export const sleepTable: CollectionTable<SleepRecord> = {
  table: "sleeps",
  key: "id",
  keyOf: (record) => record.id,
  listedAt: (record) => record.start,
  toRow(parsed) {
    const { record } = parsed;
    const stages = record.score?.stage_summary;
    const need = record.score?.sleep_needed;
    return {
      id: record.id,
      cycle_id: record.cycle_id.toString(),
      ...intervalCells(record, record.end),
      nap: record.nap ?? false,
      in_bed_ms: integer(stages?.total_in_bed_time_milli),
      awake_ms: integer(stages?.total_awake_time_milli),
      no_data_ms: integer(stages?.total_no_data_time_milli),
      light_ms: integer(stages?.total_light_sleep_time_milli),
      deep_ms: integer(stages?.total_slow_wave_sleep_time_milli),
      rem_ms: integer(stages?.total_rem_sleep_time_milli),
      sleep_cycles: integer(stages?.sleep_cycle_count),
      disturbances: integer(stages?.disturbance_count),
      need_baseline_ms: integer(need?.baseline_milli),
      need_debt_ms: integer(need?.need_from_sleep_debt_milli),
      need_strain_ms: integer(need?.need_from_recent_strain_milli),
      need_nap_ms: integer(need?.need_from_recent_nap_milli),
      respiratory_rate: record.score?.respiratory_rate ?? null,
      performance_pct: record.score?.sleep_performance_percentage ?? null,
      consistency_pct: record.score?.sleep_consistency_percentage ?? null,
      efficiency_pct: record.score?.sleep_efficiency_percentage ?? null,
      ...commonCells(parsed),
    };
  },
};
