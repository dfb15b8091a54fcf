import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectionEndpoints } from "#whoop/endpoints.ts";
import { BodyError } from "#whoop/errors.ts";
import { type Page, parseRecords, walkPages } from "#whoop/page.ts";
import type { CycleRecord } from "#whoop/schemas/cycle.ts";
import { cycleSchema } from "#whoop/schemas/cycle.ts";
import { fixture } from "./fixture.ts";

const window = { start: new Date("2026-01-01T00:00:00Z"), end: new Date("2026-02-01T00:00:00Z") };

async function walk(...answers: unknown[]) {
  const queries: URLSearchParams[] = [];
  const pages: Page<CycleRecord>[] = [];
  const getJson = async (query: URLSearchParams) => answers[queries.push(query) - 1];
  for await (const page of walkPages("/v2/cycle", cycleSchema, window, getJson)) pages.push(page);
  return { pages, queries };
}

const emptyPage = (token?: string | null) =>
  token === undefined ? { records: [] } : { records: [], next_token: token };

describe("walking a listing", () => {
  it("repeats the same start, end and limit beside every token", async () => {
    const { queries } = await walk(emptyPage("a"), emptyPage("b"), emptyPage());
    expect(queries.map((query) => query.get("nextToken"))).toEqual([null, "a", "b"]);
    for (const query of queries) {
      expect(query.get("limit")).toBe("25");
      expect(query.get("start")).toBe("2026-01-01T00:00:00.000Z");
      expect(query.get("end")).toBe("2026-02-01T00:00:00.000Z");
    }
  });

  it.each([undefined, null, ""])("ends at a next_token of %j", async (token) => {
    expect((await walk(emptyPage(token))).pages).toHaveLength(1);
  });

  it("goes on after a short page and after an empty one", async () => {
    expect((await walk(emptyPage("a"), emptyPage(null))).pages).toHaveLength(2);
  });

  it("does not pass for complete when a token comes back", async () => {
    const walked = walk(emptyPage("a"), emptyPage("b"), emptyPage("a"), emptyPage(null));
    await expect(walked).rejects.toThrow(BodyError);
  });

  it.each([{}, { records: null }, [[]], null, "text", { records: [], next_token: 7 }])(
    "does not take %j for an empty page",
    async (answer) => {
      await expect(walk(answer)).rejects.toMatchObject({ problem: "unexpected-shape" });
    },
  );

  it("ends when page follows page without a new record, however new their tokens are", async () => {
    let asked = 0;
    const getJson = async () => emptyPage(`page-${++asked}`);
    const pages = walkPages("/v2/cycle", cycleSchema, window, getJson);
    const all = async () => {
      for await (const _ of pages) if (asked > 1000) return;
    };
    await expect(all()).rejects.toMatchObject({ problem: "unexpected-shape" });
    expect(asked).toBeLessThan(20);
  });

  it("ends when the same records come again and again under new tokens", async () => {
    let asked = 0;
    const getJson = async () => ({ records: [fixture("cycle-open")], next_token: `page-${++asked}` });
    const all = async () => {
      for await (const _ of walkPages("/v2/cycle", cycleSchema, window, getJson)) if (asked > 1000) return;
    };
    await expect(all()).rejects.toThrow(/without a new record/);
  });

  it("asks for no further page when the consumer stops", async () => {
    let asked = 0;
    const getJson = async () => emptyPage(`page-${++asked}`);
    for await (const _ of walkPages("/v2/cycle", cycleSchema, window, getJson)) break;
    expect(asked).toBe(1);
  });
});

describe("the records of a page", () => {
  it("are given with WHOOP's own JSON, and a malformed one costs only itself", () => {
    const good = fixture("cycle-open");
    const bad = { ...good, start: "yesterday" };
    const page = parseRecords(cycleSchema, [bad, good]);
    expect(page.records.map(({ raw }) => raw)).toEqual([good]);
    expect(page.quarantined).toHaveLength(1);
    expect(page.quarantined[0]?.raw).toBe(bad);
    expect(page.quarantined[0]?.problem).toContain("start");
  });

  it("are named by field when refused, never by value", () => {
    const page = parseRecords(cycleSchema, [{ ...fixture("cycle-open"), timezone_offset: "Vienna 72 bpm" }]);
    expect(page.quarantined[0]?.problem).toContain("timezone_offset");
    expect(page.quarantined[0]?.problem).not.toContain("72");
  });

  it("S12: 200 odd shapes are all kept or quarantined, without an exception", () => {
    const names = ["cycle-open", "recovery-scored", "sleep-scored-nulls", "workout-fraction"] as const;
    const damagedRecord = fc
      .tuple(fc.constantFrom(...names), fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), fc.nat())
      .map(([name, extra, value, position]) => {
        const record = fixture(name);
        const keys = Object.keys(record);
        return { ...record, ...extra, [keys[position % keys.length] ?? "id"]: value };
      });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), damagedRecord), { maxLength: 5 }), (values) => {
        for (const { schema } of Object.values(collectionEndpoints)) {
          const { records, quarantined } = parseRecords<unknown>(schema, values);
          expect(records.length + quarantined.length).toBe(values.length);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});
