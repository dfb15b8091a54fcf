import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storableJson } from "#lib/storable.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import type { MemberRecords } from "#whoop-simulator/records.ts";
import { expectEqualToCloud } from "../support/compare-with-cloud.ts";
import { damage, damaged, type Place } from "../support/malformed-records.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const types = ["cycle", "sleep", "recovery", "workout"] as const;
type Type = (typeof types)[number];
const tables = {
  cycle: { table: "cycles", key: "id" },
  sleep: { table: "sleeps", key: "id" },
  recovery: { table: "recoveries", key: "sleep_id" },
  workout: { table: "workouts", key: "id" },
} as const;

const malformedPerRound = 24;
const rounds = Math.ceil(timesOf(20_000) / malformedPerRound);

interface Culprit {
  type: Type;
  key: string;
  record: object;
  sent: unknown;
  place: Place;
}

interface StoredRow {
  key: string;
  raw: unknown;
  unreadable: string[];
  deleted: boolean;
}

describe.each(databaseKinds)("whatever WHOOP may send (%s database)", (kind) => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  const figures = { keptWhole: 0, keptInPart: 0, quarantined: 0, olderKept: 0, profileInTrouble: 0 };
  const malformedOf = { cycle: 0, sleep: 0, recovery: 0, workout: 0 };

  beforeAll(async () => {
    install = await createTestInstall(kind);
    const life = { from: "2025-12-20T12:00:00Z", to: "2026-03-01T12:00:00Z", seed: 31 };
    ({ memberId, userId } = await install.addMember("robin", life));
    await install.connect(memberId, userId);
    await install.sync(memberId);
  });
  afterAll(() => install.stop());

  it(`${rounds * malformedPerRound} answers with any JSON at any place of any record stop nothing, cost nothing else, and are healed`, {
    timeout: 4 * 3_600_000,
  }, async ({ annotate }) => {
    const random = new Random(20, 26);
    const generated = fc.sample(damage, { seed: 7, numRuns: rounds * (malformedPerRound + 1) });
    for (let round = 0; round < rounds; round += 1) {
      const first = round * (malformedPerRound + 1);
      const [forProfile, ...forRecords] = generated.slice(first, first + malformedPerRound + 1);
      if (!forProfile) throw new Error("a damage was generated");
      const cloud = install.sandbox.cloud.records(userId);
      // Of a record met for the first time there is no good version to fall back on.
      const isFirst = random.chance(0.5);
      if (isFirst) await forgetRecords();
      const culprits = pickCulprits(cloud, forRecords, random);
      const profile = damaged(profileOf(), forProfile).sent;
      const sent = culprits.map(({ type, key, sent }) => [`${type}/${key}`, sent]);
      install.sandbox.cloud.malform(userId, { ...Object.fromEntries(sent), profile });
      const gone = isFirst ? null : deleteOne(cloud, culprits, random);
      await install.db.syncState.deleteMany({ where: { memberId, type: "profile" } });

      const outcome = await install.sync(memberId, { kind: "full" });
      const about = `round ${round}`;
      await expectTypesRead(about, outcome?.state);
      const stored = await loadStored();
      expectOthersStored(about, cloud, culprits, stored, gone);
      for (const culprit of culprits)
        await expectKeptOrQuarantined(about, culprit, stored[culprit.type], isFirst);
      if (gone && !culprits.some((one) => one.type === gone.type && mayBeAnother(one)))
        expect(stored[gone.type].get(gone.key)?.deleted, `${about}: ${gone.type} ${gone.key}`).toBe(true);

      await heal(culprits, gone);
      expect(await install.sync(memberId, { kind: "full" }), about).toMatchObject({ state: "done" });
      await expectEqualToCloud(install.db, install.sandbox, memberId, userId);
      expect(await install.db.rejectedRecord.count({ where: { memberId } }), about).toBe(0);
      const healed = Object.values(await loadStored()).flatMap((rows) => [...rows.values()]);
      expect(
        healed.filter((row) => !row.deleted && row.unreadable.length > 0),
        about,
      ).toEqual([]);
    }
    await annotate(JSON.stringify({ malformedOf, ...figures }));
    expect(Math.min(figures.keptInPart, figures.quarantined)).toBeGreaterThan(rounds);
  });

  const profileOf = () => ({ user_id: userId, email: "a@example.com", first_name: "Ann", last_name: "B" });

  async function forgetRecords() {
    for (const { table } of Object.values(tables))
      await install.db.$executeRawUnsafe(`DELETE FROM ${table} WHERE member_id = ${memberId}`);
    await install.db.syncState.deleteMany({ where: { memberId } });
  }

  function pickCulprits(cloud: MemberRecords, damages: Parameters<typeof damaged>[1][], random: Random) {
    const taken = new Set<string>();
    const pick = (): Omit<Culprit, "sent" | "place"> => {
      const type = types[random.integer(0, 3)] ?? "cycle";
      const list: readonly object[] = cloud[type];
      // Ends and borders of pages are met as often as all the rest.
      const borders = [0, 23, 24, 25, 47, 48, 49, list.length - 1].filter((index) => index < list.length);
      const index = random.chance(0.5)
        ? borders[random.integer(0, borders.length - 1)]
        : random.integer(0, list.length - 1);
      const record = list[index ?? 0] ?? {};
      const key = keyOf(type, record);
      if (taken.has(`${type}/${key}`)) return pick();
      taken.add(`${type}/${key}`);
      malformedOf[type] += 1;
      return { type, key, record };
    };
    return damages.map((one): Culprit => {
      const picked = pick();
      return { ...picked, ...damaged(picked.record, one) };
    });
  }

  function deleteOne(cloud: MemberRecords, culprits: Culprit[], random: Random) {
    const type: Type = random.chance(0.5) ? "workout" : "recovery";
    const list: readonly object[] = cloud[type];
    const record = list[random.integer(0, list.length - 1)];
    const key = record && keyOf(type, record);
    if (!record || !key || culprits.some((one) => one.key === key)) return null;
    install.sandbox.cloud.mutate(userId, { kind: "delete", collection: type, id: key });
    return { type, key, record };
  }

  async function heal(culprits: Culprit[], gone: { type: Type; record: object } | null) {
    install.clock.advance(60_000);
    install.sandbox.cloud.malform(userId, {});
    for (const { type, record } of [...culprits, ...(gone ? [gone] : [])])
      install.sandbox.cloud.mutate(userId, {
        kind: "put",
        collection: type,
        record,
      } as Parameters<typeof install.sandbox.cloud.mutate>[1]);
    await install.db.syncState.deleteMany({ where: { memberId, type: "profile" } });
  }

  /** Only the profile may be in trouble, and then says so. */
  async function expectTypesRead(about: string, state: string | undefined) {
    const states = await install.db.syncState.findMany({ where: { memberId } });
    const inTrouble = states.filter(({ problem }) => problem !== null).map(({ type }) => type);
    if (inTrouble.length === 0) {
      expect(state, about).toBe("done");
      return;
    }
    expect(inTrouble, about).toEqual(["profile"]);
    expect(["done", "partial"], about).toContain(state);
    figures.profileInTrouble += 1;
  }

  async function loadStored(): Promise<Record<Type, Map<string, StoredRow>>> {
    const load = async ({ table, key }: (typeof tables)[Type]) => {
      const rows = await install.db.$queryRawUnsafe<StoredRow[]>(
        `SELECT ${key}::text AS key, raw, unreadable, deleted_at IS NOT NULL AS deleted FROM ${table} WHERE member_id = $1`,
        memberId,
      );
      return new Map(rows.map((row) => [row.key, row]));
    };
    const [cycle, sleep, recovery, workout] = await Promise.all(types.map((type) => load(tables[type])));
    if (!cycle || !sleep || !recovery || !workout) throw new Error("four types were loaded");
    return { cycle, sleep, recovery, workout };
  }

  function expectOthersStored(
    about: string,
    cloud: MemberRecords,
    culprits: Culprit[],
    stored: Record<Type, Map<string, StoredRow>>,
    gone: { key: string } | null,
  ) {
    for (const type of types) {
      const spoilt = new Set(culprits.filter((one) => one.type === type).map(({ key }) => key));
      for (const record of cloud[type] as readonly object[]) {
        const key = keyOf(type, record);
        if (spoilt.has(key) || key === gone?.key) continue;
        const row = stored[type].get(key);
        expect(row?.deleted, `${about}: ${type} ${key}`).toBe(false);
        expect(row?.raw, `${about}: ${type} ${key}`).toEqual(record);
      }
    }
  }

  async function expectKeptOrQuarantined(
    about: string,
    { type, key, sent, place }: Culprit,
    stored: Map<string, StoredRow>,
    isFirst: boolean,
  ) {
    const what = `${about}: ${type} ${key} with ${JSON.stringify(sent)} at ${place.join(".")}`;
    const kept: unknown = JSON.parse(storableJson(sent));
    const row = [...stored.values()].find((one) => isDeepStrictEqual(one.raw, kept));
    const quarantine = await install.db.rejectedRecord.findMany({
      where: { memberId, type: tables[type].table },
    });
    const found = quarantine.find(({ raw }) => isDeepStrictEqual(raw, kept));
    // What once was stored stays: it is no deletion that it cannot be read.
    if (!isFirst) expect(stored.get(key)?.deleted, what).toBe(false);
    if (row) {
      const wrongType = typeof valueAt(kept, place) === "object" && !Array.isArray(valueAt(kept, place));
      if (place[0] === "score" && place.length > 1 && !wrongType && typeof valueAt(kept, place) === "string")
        expect(row.unreadable.join(), what).toContain(place.join("."));
      figures[row.unreadable.length > 0 ? "keptInPart" : "keptWhole"] += 1;
    } else if (found) {
      expect(found.problem, what).not.toBe("");
      figures.quarantined += 1;
    } else {
      // A version that calls itself older than the stored one replaces nothing.
      expect(place, what).toEqual(["updated_at"]);
      expect(isFirst, what).toBe(false);
      figures.olderKept += 1;
    }
  }
});

const keyOf = (type: Type, record: object) => String((record as Record<string, unknown>)[tables[type].key]);

/** Whether its own id came in another form, so that it may be taken for another record, or for none. */
function mayBeAnother({ type, key, sent }: Culprit): boolean {
  if (typeof sent !== "object" || sent === null) return true;
  const id = (sent as Record<string, unknown>)[tables[type].key];
  return (typeof id !== "string" && typeof id !== "number") || String(id) !== key;
}

function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (inner, name) =>
      typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
    value,
  );
}
