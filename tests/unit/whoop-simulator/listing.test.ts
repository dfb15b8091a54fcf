import { expect, test } from "vitest";
import { BadListing, listPage } from "#whoop-simulator/listing.ts";
import { RecordStore } from "#whoop-simulator/record-store.ts";
import type { CycleRecord } from "#whoop-simulator/records.ts";

const nowMs = Date.parse("2026-03-31T12:00:00Z");
const cycle = (day: number, end: string | null): CycleRecord => ({
  id: day,
  user_id: 1,
  created_at: "2026-03-01T00:00:00.000Z",
  updated_at: "2026-03-01T00:00:00.000Z",
  start: `2026-03-${String(day).padStart(2, "0")}T00:00:00.000Z`,
  end,
  timezone_offset: "Z",
  score_state: "SCORED",
  score: null,
});

function march(): RecordStore {
  const store = new RecordStore();
  for (let day = 1; day <= 30; day++) {
    store.put("cycle", cycle(day, `2026-03-${String(day + 1).padStart(2, "0")}T00:00:00.000Z`));
  }
  store.put("cycle", cycle(31, null));
  return store;
}

const ids = (store: RecordStore, query: string) =>
  listPage(store, "cycle", new URLSearchParams(query), nowMs).records.map((record) =>
    "id" in record ? record.id : null,
  );

test("ten records are given unless more are asked for, newest first", () => {
  expect(ids(march(), "")).toEqual([31, 30, 29, 28, 27, 26, 25, 24, 23, 22]);
  expect(ids(march(), "limit=25")).toHaveLength(25);
});

test.each(["limit=26", "limit=0", "limit=many", "start=yesterday", "nextToken=nonsense"])(
  "%s is refused",
  (query) => {
    expect(() => listPage(march(), "cycle", new URLSearchParams(query), nowMs)).toThrow(BadListing);
  },
);

test("a record is listed when it ends after the window's start and begins before its end", () => {
  expect(ids(march(), "start=2026-03-10T00:00:00Z&end=2026-03-12T00:00:00Z")).toEqual([11, 10]);
  expect(ids(march(), "start=2026-03-09T23:59:59.999Z&end=2026-03-12T00:00:00.001Z")).toEqual([
    12, 11, 10, 9,
  ]);
});

test("an open cycle lasts until now", () => {
  expect(ids(march(), "start=2026-03-31T11:59:00Z")).toEqual([31]);
});

test("following the token visits every record once, and the last page says so with null", () => {
  const store = march();
  const seen: unknown[] = [];
  let token: string | null = "";
  for (let pages = 0; token !== null && pages < 9; pages++) {
    const page = listPage(store, "cycle", new URLSearchParams({ limit: "25", nextToken: token }), nowMs);
    seen.push(...page.records);
    token = page.next_token;
  }
  expect(new Set(seen).size).toBe(31);
  expect(token).toBeNull();
});

test("a record that comes in between shifts the later pages", () => {
  const store = march();
  const first = listPage(store, "cycle", new URLSearchParams("limit=25"), nowMs);
  store.put("cycle", { ...cycle(31, null), id: 32, start: "2026-03-31T01:00:00.000Z" });
  expect(ids(store, `limit=25&nextToken=${first.next_token}`)[0]).toBe(7);
});
