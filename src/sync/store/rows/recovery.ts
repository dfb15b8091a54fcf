import type { RecoveryRecord } from "#whoop/schemas/recovery.ts";
import { type CollectionTable, commonCells } from "./table.ts";

export const recoveryTable: CollectionTable<RecoveryRecord> = {
  table: "recoveries",
  key: "sleep_id",
  keyOf: (record) => record.sleep_id,
  // Listed by the start of its sleep, which it does not tell; it is created after that sleep began.
  listedAt: (record) => record.created_at ?? record.updated_at,
  toRow(parsed) {
    const { record } = parsed;
    return {
      sleep_id: record.sleep_id,
      cycle_id: record.cycle_id.toString(),
      calibrating: record.score?.user_calibrating ?? null,
      recovery: record.score?.recovery_score ?? null,
      resting_bpm: record.score?.resting_heart_rate ?? null,
      hrv_ms: record.score?.hrv_rmssd_milli ?? null,
      spo2_pct: record.score?.spo2_percentage ?? null,
      skin_temp_c: record.score?.skin_temp_celsius ?? null,
      ...commonCells(parsed),
    };
  },
};
