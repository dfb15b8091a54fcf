import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabaseBefore, type EarlierDatabase } from "../support/earlier-database.ts";
import { databaseKinds } from "../support/postgres.ts";

const idOf = (minute: number) => `00000000-0000-8000-8000-${String(minute).padStart(12, "0")}`;

describe.each(databaseKinds)("what was imported before Pulsekeep was updated (%s database)", (kind) => {
  let earlier: EarlierDatabase;
  beforeEach(async () => {
    earlier = await createDatabaseBefore("20261130130000_imports_invent_nothing", kind);
  });
  afterEach(() => earlier.drop());

  it("has its nights in the cycles they begin, and no instants that WHOOP never told", async () => {
    const { db } = earlier;
    const insert = (table: string, row: Record<string, unknown>) =>
      db.$executeRawUnsafe(
        `INSERT INTO ${table} (${Object.keys(row).join(", ")})
         SELECT ${Object.keys(row).join(", ")} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`,
        JSON.stringify(row),
      );
    const record = (memberId: number, at: string) => ({
      member_id: memberId,
      score_state: "SCORED",
      day: "2024-05-02",
      whoop_created_at: at,
      whoop_updated_at: at,
      stored_at: at,
      seen_at: at,
      raw: {},
      imported: false,
    });
    const zone = { timezone_offset: "+02:00", offset_min: 120 };
    await db.$executeRaw`INSERT INTO members (name, role, created_at) VALUES ('member', 'owner', now())`;
    const [member] = await db.$queryRaw<{ id: number }[]>`SELECT id FROM members`;
    const memberId = member?.id ?? 0;
    const [first, second] = ["2024-05-01T21:00:00Z", "2024-05-02T21:00:00Z"];
    const ofImport = (at: string) => ({ ...record(memberId, at), imported: true });
    await insert("cycles", { ...ofImport(first), ...zone, id: -1, start_at: first, end_at: second });
    await insert("cycles", { ...record(memberId, second), ...zone, id: 77, start_at: second });
    const nights = { main: false, nap: false, cycle_id: -1 };
    await insert("sleeps", {
      ...ofImport(first),
      ...zone,
      ...nights,
      main: true,
      id: idOf(1),
      start_at: first,
      end_at: "2024-05-02T05:00:00Z",
    });
    await insert("sleeps", {
      ...ofImport(second),
      ...nights,
      timezone_offset: "-05:00",
      offset_min: -300,
      id: idOf(2),
      start_at: second,
      end_at: "2024-05-03T04:00:00Z",
    });
    await insert("recoveries", { ...ofImport(second), main: false, cycle_id: -1, sleep_id: idOf(2) });
    await insert("imports", {
      id: 5,
      member_id: memberId,
      state: "done",
      file_name: "a.zip",
      size_bytes: 1,
      content_hash: "a".repeat(64),
      uploaded_by: "cli",
      created_at: first,
      changed_at: first,
      auto_confirm: true,
      rows_read: 1,
    });
    await insert("journal_answers", {
      member_id: memberId,
      cycle_start_at: second,
      question: "Ate late",
      day: "2024-05-02",
      answered_yes: true,
      import_id: 5,
    });
    await earlier.update();
    const unknown = { whoopCreatedAt: null, whoopUpdatedAt: null };
    expect(await db.sleep.findMany({ orderBy: { startAt: "asc" } })).toMatchObject([
      { cycleId: -1n, day: "2024-05-02", main: true, ...unknown },
      { cycleId: 77n, day: "2024-05-03", main: true, offsetMin: 120, timezoneOffset: "+02:00", ...unknown },
    ]);
    expect(await db.recovery.findMany()).toMatchObject([
      { cycleId: 77n, day: "2024-05-03", main: true, ...unknown },
    ]);
    expect(await db.cycle.findMany({ orderBy: { startAt: "asc" } })).toMatchObject([
      { day: "2024-05-02", ...unknown },
      { day: "2024-05-03", whoopUpdatedAt: new Date(second) },
    ]);
    expect(await db.journalAnswer.findMany()).toMatchObject([{ day: "2024-05-03" }]);
  });
});
