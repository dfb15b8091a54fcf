import type { CycleRecord } from "#whoop/schemas/cycle.ts";
import { type CollectionTable, commonCells, intervalCells } from "./table.ts";

const eightHoursMs = 8 * 3_600_000;

export const cycleTable: CollectionTable<CycleRecord> = {
  table: "cycles",
  key: "id",
  keyOf: (record) => record.id.toString(),
  listedAt: (record) => record.start,
  toRow(parsed) {
    const { record } = parsed;
    return {
      id: record.id.toString(),
      // A cycle begins when its member falls asleep, so its day is the one eight hours later.
      ...intervalCells(record, new Date(record.start.getTime() + eightHoursMs)),
      strain: record.score?.strain ?? null,
      energy_kj: record.score?.kilojoule ?? null,
      average_bpm: record.score?.average_heart_rate ?? null,
      max_bpm: record.score?.max_heart_rate ?? null,
      ...commonCells(parsed),
    };
  },
};
