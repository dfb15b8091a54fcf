import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabaseBefore, type EarlierDatabase } from "../support/earlier-database.ts";
import { databaseKinds } from "../support/postgres.ts";

describe.each(databaseKinds)("an import that waited while Pulsekeep was updated (%s database)", (kind) => {
  let earlier: EarlierDatabase;
  beforeEach(async () => {
    earlier = await createDatabaseBefore("20261121190000_layers_are_staged", kind);
  });
  afterEach(() => earlier.drop());

  it("asks to be uploaded again, and one that was stored stays stored", async () => {
    const { db } = earlier;
    await db.$executeRaw`INSERT INTO members (name, role, created_at) VALUES ('member', 'owner', now())`;
    for (const state of ["ready", "confirmed", "done"])
      await db.$executeRaw`
        INSERT INTO imports (member_id, state, file_name, size_bytes, content_hash, uploaded_by, created_at, changed_at)
        SELECT id, ${state}, ${state}, 1, repeat('a', 64), 'browser', now(), now() FROM members`;
    await db.$executeRaw`INSERT INTO staged_rows SELECT id, 0, 'cycles', '{}' FROM imports WHERE state <> 'done'`;
    await earlier.update();
    expect(
      await db.import.findMany({
        orderBy: { id: "asc" },
        select: { fileName: true, state: true, advice: true },
      }),
    ).toEqual([
      { fileName: "ready", state: "failed", advice: "Upload it again; nothing of it was stored." },
      { fileName: "confirmed", state: "failed", advice: "Upload it again; nothing of it was stored." },
      { fileName: "done", state: "done", advice: null },
    ]);
  });
});
