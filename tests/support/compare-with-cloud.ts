import { expect } from "vitest";
import type { Database } from "#db/client.ts";
import type { Sandbox } from "#whoop-simulator/server.ts";

const tables = {
  cycle: { table: "cycles", key: "id" },
  sleep: { table: "sleeps", key: "id" },
  recovery: { table: "recoveries", key: "sleep_id" },
  workout: { table: "workouts", key: "id" },
} as const;

/** Fails unless the stored records are the cloud's, by number, id and every field as WHOOP's JSON has it. */
export async function expectEqualToCloud(
  db: Database,
  sandbox: Sandbox,
  memberId: number,
  userId: number,
): Promise<void> {
  const cloud = sandbox.cloud.records(userId);
  for (const [collection, { table, key }] of Object.entries(tables)) {
    const expected = cloud[collection as keyof typeof tables] as unknown as Record<string, unknown>[];
    const rows = await db.$queryRawUnsafe<{ key: string; raw: unknown }[]>(
      `SELECT ${key}::text AS key, raw FROM ${table} WHERE member_id = $1 AND deleted_at IS NULL`,
      memberId,
    );
    const stored = Object.fromEntries(rows.map((row) => [row.key, row.raw]));
    const wanted = Object.fromEntries(expected.map((record) => [String(record[key]), record]));
    expect(Object.keys(stored).sort(), `the keys of ${table}`).toEqual(Object.keys(wanted).sort());
    for (const id of Object.keys(wanted)) expect(stored[id], `${table} ${id}`).toEqual(wanted[id]);
  }
}
