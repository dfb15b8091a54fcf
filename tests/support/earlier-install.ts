import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { RecordedAnswers } from "./recorded-answers.ts";

const folder = join(import.meta.dirname, "../fixtures/install-039a360");

/** The install of an earlier version that `tests/fixtures/install-039a360` holds. */
export const earlierInstall = {
  /** The first migration that version did not have. */
  firstNewMigration: "20261130100000_unreadable_records",
  /** When its last record was stored. */
  leftAt: "2026-03-01T13:00:10Z",
  memberId: 1,
  apiToken: "pk_-DHEnBYpv_ESlVoRbeWh_9cryCI2iZaZzpI-e7QZvFY",
  password: "four quiet words here",
  answersFile: join(folder, "answers.json"),
};

/** Fills a database at that version's last migration. */
export async function loadEarlierInstall(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(await readFile(join(folder, "tables.sql"), "utf8"));
  } finally {
    await client.end();
  }
}

/** What that version answered. */
export async function loadEarlierAnswers(): Promise<RecordedAnswers> {
  return JSON.parse(await readFile(join(folder, "answers-039a360.json"), "utf8"));
}
