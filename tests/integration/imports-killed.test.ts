import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { archiveTypes } from "#export-files/rows.ts";
import { systemClock } from "#lib/clock.ts";
import { receiveUpload, uploadsFolder } from "#sync/import/upload.ts";
import { Random } from "#whoop-simulator/generator/random.ts";
import { bundleRole, killNow } from "../support/bundled-role.ts";
import { exportFiles } from "../support/exports/export-files.ts";
import { makeExport } from "../support/exports/made-export.ts";
import { zipped } from "../support/exports/zipped.ts";
import { storedHealth } from "../support/imported-history.ts";
import { databaseKinds } from "../support/postgres.ts";
import { timesOf } from "../support/soak.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { startWorker } from "../support/worker-processes.ts";
import { createMember } from "./queries-store.ts";

const kills = timesOf(100);
const patience = { timeout: timesOf(3_600_000, 1 / 12) };
const made = makeExport({ days: 400, seed: 8 });
const everything = archiveTypes.map((type) => made.expected[type]);
const nothing = archiveTypes.map(() => 0);

/** An import's state with the rows its member has in the tables that are read and in its layer, at one moment. */
async function look({ db }: TestInstall, memberId: number) {
  const [row] = await db.$queryRaw<[{ state: string; health: number[]; layer: number[] }]>`
    SELECT state,
      ARRAY[(SELECT count(*) FROM cycles c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM recoveries c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM sleeps c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM workouts c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM journal_answers c WHERE c.member_id = i.member_id)]::int[] AS health,
      ARRAY[(SELECT count(*) FROM imported_cycles c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM imported_recoveries c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM imported_sleeps c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM imported_workouts c WHERE c.member_id = i.member_id),
            (SELECT count(*) FROM imported_journal_entries c WHERE c.member_id = i.member_id)]::int[] AS layer
    FROM imports i WHERE member_id = ${memberId}`;
  return row;
}

/** What is stored of a member, without whose and from which import it is. */
async function contents({ db }: TestInstall, memberId: number): Promise<unknown> {
  const own = ["memberId", "importId", "filled"];
  const text = JSON.stringify(await storedHealth(db, memberId), (key, value) =>
    own.includes(key) ? undefined : typeof value === "bigint" ? value.toString() : value,
  );
  return JSON.parse(text);
}

describe.each(databaseKinds)("a worker killed while it imports (%s database)", (kind) => {
  let install: TestInstall;
  let worker: string;
  let zip: Buffer;
  beforeAll(async () => {
    install = await createTestInstall(kind);
    worker = await bundleRole("src/worker/main.ts");
    zip = await zipped(exportFiles(made));
  });
  afterAll(async () => {
    await install.stop();
    await rm(dirname(worker), { recursive: true, force: true });
  });

  const upload = async (name: string) => {
    const memberId = await createMember(install.db, name);
    async function* files() {
      yield { name: "my_whoop_data.zip", content: Readable.from([zip]), announcedBytes: zip.byteLength };
    }
    await receiveUpload({ ...install.ctx, clock: systemClock }, uploadsFolder(dirname(worker)), {
      memberId,
      uploadedBy: "api",
      confirmed: true,
      files: files(),
    });
    return memberId;
  };
  /** Waits for one of these states; answers when it was seen. */
  const until = async (memberId: number, states: string[]): Promise<number> => {
    for (;;) {
      const { state } = await install.db.import.findFirstOrThrow({ where: { memberId } });
      if (state === "failed") throw new Error("The import failed.");
      if (states.includes(state)) return performance.now();
      await systemClock.sleep(2);
    }
  };

  it(
    `kill -9 at ${kills} seeded moments: nothing or all of it is stored, and the next worker stores all of it`,
    patience,
    async () => {
      const whole = await upload("whole");
      const first = startWorker(worker, install);
      const storingAt = await until(whole, ["confirmed", "done"]);
      const storeMs = (await until(whole, ["done"])) - storingAt;
      await killNow(first);
      expect(await look(install, whole)).toEqual({ state: "done", health: everything, layer: everything });
      const expected = await contents(install, whole);

      const random = new Random(41);
      let killed = 0;
      for (let history = 1; killed < kills; history += 1) {
        const memberId = await upload(`member ${history}`);
        const finished = async () => (await look(install, memberId)).state === "done";
        while (!(await finished())) {
          const child = startWorker(worker, install);
          if (killed < kills) {
            // One in four while it reads, the others while it stores.
            const from =
              random.integer(0, 3) === 0 ? ["reading", "confirmed", "done"] : ["confirmed", "done"];
            await until(memberId, from);
            await systemClock.sleep(random.integer(0, Math.ceil(storeMs)));
          } else await until(memberId, ["done"]);
          if (!(await finished())) killed += 1;
          await killNow(child);
          const { state, health, layer } = await look(install, memberId);
          // What is being read lies in the layer already, where it counts for nothing.
          if (state === "done") expect({ health, layer }).toEqual({ health: everything, layer: everything });
          else expect({ state, health }).toEqual({ state, health: nothing });
        }
        expect(await contents(install, memberId)).toEqual(expected);
      }
    },
  );
});
