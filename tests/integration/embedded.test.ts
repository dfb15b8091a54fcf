import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedDatabase, openEmbedded } from "#db/embedded.ts";
import { copyEmbedded } from "#db/embedded-copy.ts";
import { processMark } from "#db/embedded-process.ts";

const holderScript = join(import.meta.dirname, "../support/hold-embedded.ts");

describe("the embedded PostgreSQL server", () => {
  let dataDir: string;
  const opened: EmbeddedDatabase[] = [];
  const holders: ChildProcess[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-embedded-"));
  });
  afterEach(async () => {
    for (const holder of holders.splice(0)) holder.kill("SIGKILL");
    for (const database of opened.splice(0)) await database.close();
    const last = await openEmbedded({ dataDir }).catch(() => null);
    await last?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function open() {
    const database = await openEmbedded({ dataDir });
    opened.push(database);
    return database;
  }

  /** Another process that uses the server until it is told to end. */
  async function hold() {
    const child = spawn(process.execPath, ["--import", "tsx", holderScript, dataDir], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    holders.push(child);
    for await (const line of createInterface({ input: child.stdout })) {
      const { startedByUs }: { startedByUs: boolean } = JSON.parse(line);
      return { child, startedByUs };
    }
    throw new Error("the other process ended early");
  }

  const serverPid = async () =>
    Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);

  it("runs in UTC, writes through to the disk, and listens on no network", async () => {
    const { url } = await open();
    const rows = await query(
      url,
      "SELECT current_setting('timezone') AS zone, current_setting('fsync') AS fsync, current_setting('listen_addresses') AS network",
    );
    expect(rows).toEqual([{ zone: "UTC", fsync: "on", network: "" }]);
  });

  it("keeps its socket and its data where only their owner can enter", async () => {
    const { url } = await open();
    const socketDir = new URL(url).searchParams.get("host") ?? "";
    for (const dir of [socketDir, join(dataDir, "postgres")]) {
      expect((await stat(dir)).mode & 0o777).toBe(0o700);
    }
  });

  it("finds a short place for its socket when the data folder has a long name", async () => {
    dataDir = join(dataDir, "a".repeat(60), "b".repeat(60));
    await mkdir(dataDir, { recursive: true });
    const { url } = await open();
    expect((new URL(url).searchParams.get("host") ?? "").length).toBeLessThan(100);
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("is made once and found with its rows by the next start", async () => {
    const first = await open();
    await query(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
    await first.close();
    const second = await open();
    expect(second.startedByUs).toBe(true);
    expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  });

  it("is not harmed by an initialisation that was interrupted", async () => {
    await mkdir(join(dataDir, "postgres.new-1"));
    await writeFile(join(dataDir, "postgres.new-1", "PG_VERSION"), "18\n");
    const { url } = await open();
    expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.includes(".new-"))).toEqual([]);
  });

  it("is adopted by a second process and stopped by the last one, whoever started it", async () => {
    const ours = await open();
    const other = await hold();
    expect([ours.startedByUs, other.startedByUs]).toEqual([true, false]);
    const pid = await serverPid();
    await ours.close();
    expect(processMark(pid)).not.toBeNull();
    other.child.stdin?.end();
    await once(other.child, "exit");
    expect(processMark(pid)).toBeNull();
  });

  it("starts once when several processes open it at the same moment", async () => {
    const others = await Promise.all([hold(), hold(), hold()]);
    expect(others.filter((other) => other.startedByUs)).toHaveLength(1);
  });

  it("survives the death of the process that started it and is stopped by the one that adopts it", async () => {
    const other = await hold();
    const pid = await serverPid();
    other.child.kill("SIGKILL");
    await once(other.child, "exit");
    const ours = await open();
    expect([ours.startedByUs, await serverPid()]).toEqual([false, pid]);
    await ours.close();
    expect(processMark(pid)).toBeNull();
  });

  it("recovers every committed row after the server itself was killed, and tells who used it", async () => {
    const first = await open();
    await query(first.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    const told = new Promise<void>((resolve) => first.onExit(resolve));
    process.kill(await serverPid(), "SIGKILL");
    await told;
    const second = await open();
    expect(second.startedByUs).toBe(true);
    expect(await query(second.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 1000 }]);
  });

  it("does not take another program with the number of its old process for itself", async () => {
    await (await open()).close();
    await writeFile(
      join(dataDir, "postgres/postmaster.pid"),
      `${process.pid}\n${dataDir}/postgres\n0\n5432\n\n\n\nready\n`,
    );
    const again = await open();
    expect(again.startedByUs).toBe(true);
  });

  it("refuses a cluster of another major version in words", async () => {
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "15\n");
    await expect(openEmbedded({ dataDir })).rejects.toMatchObject({
      name: "UserFacingError",
      message: expect.stringContaining("was made by PostgreSQL 15"),
    });
    await rm(join(dataDir, "postgres"), { recursive: true });
  });

  it("can be copied while in use, and the copy put in its place is the database of that moment", async () => {
    const { url, close } = await open();
    await query(url, "CREATE TABLE kept AS SELECT 1 AS n");
    const copy = await copyEmbedded({ dataDir, url, reason: "before-test" });
    await query(url, "UPDATE kept SET n = 2");
    await close();
    await rename(join(dataDir, "postgres"), join(dataDir, "postgres.away"));
    await rename(copy, join(dataDir, "postgres"));
    const restored = await open();
    expect(await query(restored.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  });

  it("keeps the newest three copies", async () => {
    const { url } = await open();
    for (const day of [1, 2, 3, 4]) {
      const clock = { now: () => new Date(Date.UTC(2026, 0, day)), sleep: () => Promise.resolve() };
      await copyEmbedded({ dataDir, url, reason: `copy-${day}`, clock });
    }
    const kept = (await readdir(join(dataDir, "copies"))).map((name) => name.slice(-6)).sort();
    expect(kept).toEqual(["copy-2", "copy-3", "copy-4"]);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
