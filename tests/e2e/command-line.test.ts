import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSimulator } from "#whoop-simulator/server.ts";
import { runCli } from "../support/running-product.ts";
import { consent, redirectUri } from "../support/test-install.ts";

const app = { clientId: "cli-client", clientSecret: "cli-client-secret" };

describe("the command line alone, with no app running and no browser", () => {
  let sandbox: Sandbox;
  let userId: number;
  let env: Record<string, string>;
  const run = async (...args: string[]) => {
    const { stdout, code } = await runCli(env, args);
    return { code, stdout, json: args.includes("--json") && stdout ? JSON.parse(stdout) : null };
  };

  beforeAll(async () => {
    sandbox = await startSimulator();
    userId = sandbox.cloud.addMember({ years: 0.5, seed: 17 }).userId;
    sandbox.cloud.registerApp({
      ...app,
      redirectUris: [redirectUri],
      limits: { perMinute: null, perDay: null },
    });
    env = {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      DATA_DIR: await mkdtemp(join(tmpdir(), "pulsekeep-cli-")),
      WHOOP_API_URL: sandbox.url,
      LOG_LEVEL: "error",
    };
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(env["DATA_DIR"] ?? "", { recursive: true, force: true });
  });

  it("says what to do on an empty install, and fails", async () => {
    expect(await run("sync", "--json")).toMatchObject({ code: 1, stdout: "" });
    expect((await run("status", "--json")).json).toEqual({ member: null });
  });

  it("refuses to begin without an app, then makes the owner and prints the authorize address alone", async () => {
    expect((await run("auth", "--json")).code).toBe(1);
    const { code, json } = await run(
      "auth",
      "--json",
      "--client-id",
      app.clientId,
      "--client-secret",
      app.clientSecret,
    );
    expect(code).toBe(0);
    expect(Object.keys(json)).toEqual(["authorizeUrl"]);
    const params = await consent(json.authorizeUrl, userId);
    expect((await run("auth", "--json", "--redirected", `${redirectUri}?${params}`)).json).toEqual({
      connected: true,
    });
    expect((await run("auth", "--json", "--redirected", `${redirectUri}?${params}`)).code).toBe(1);
  });

  it("syncs everything and says how many records there are", async () => {
    const { code, json } = await run("sync", "--json");
    expect(code).toBe(0);
    expect(json).toMatchObject({ state: "done", progress: { cycles: { done: true } } });
    const cloud = sandbox.cloud.records(userId);
    expect((await run("status", "--json")).json).toMatchObject({
      connection: { state: "active" },
      records: {
        cycles: cloud.cycle.length,
        sleeps: cloud.sleep.length,
        recoveries: cloud.recovery.length,
        workouts: cloud.workout.length,
      },
    });
  });

  it("syncs some types since a day", async () => {
    const { json } = await run(
      "sync",
      "--json",
      "--types",
      "sleeps",
      "--since",
      new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10),
    );
    expect(json).toMatchObject({ state: "done", kind: "range", types: ["sleeps"] });
  });

  it("ends with 1 and the word partial when one type could not be read, and says which in status and doctor", async () => {
    sandbox.cloud.setFaults([{ kind: "401", path: "/v2/activity/workout" }]);
    const { code, json } = await run("sync", "--json");
    sandbox.cloud.setFaults([]);
    expect({ code, state: json.state }).toEqual({ code: 1, state: "partial" });
    const { json: examined, code: examinedCode } = await run("doctor", "--json");
    expect({ ok: examined.ok, code: examinedCode }).toEqual({ ok: false, code: 1 });
    expect(JSON.stringify(examined.findings)).toContain("workouts");
    expect((await run("status")).stdout).toMatch(/workouts .*WHOOP does not allow/);
    expect((await run("sync", "--json")).code).toBe(0);
  });

  it("gives statistics, tokens, users and a diagnosis as JSON", async () => {
    const { json: stats } = await run("stats", "--json");
    const recovery = stats.baselines.metrics.find(({ metric }: { metric: string }) => metric === "recovery");
    expect(recovery.usual).toMatchObject({ known: true });
    const { json: created } = await run("token", "create", "--name", "script", "--scopes", "read", "--json");
    expect(created.token).toMatch(/^pk_/);
    const { json: listed } = await run("token", "list", "--json");
    expect(listed.tokens).toHaveLength(1);
    expect((await run("token", "revoke", String(listed.tokens[0].id), "--json")).json).toEqual({
      revoked: true,
    });
    expect((await runCli(env, ["user", "password", "--json"], "a long enough password\n")).code).toBe(0);
    expect((await run("user", "list", "--json")).json.members).toMatchObject([
      { role: "owner", hasPassword: true },
    ]);
    expect((await run("doctor", "--json")).json).toMatchObject({ ok: true });
  });

  it("answers every question of the statistics as JSON, and says what is wrong with a question", async () => {
    const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);
    const answers = [
      { asked: ["baselines"], has: "metrics" },
      { asked: ["correlations", "--lag", "1"], has: "comparisons" },
      { asked: ["lags", "strain", "recovery"], has: "lags" },
      { asked: ["trends"], has: "metrics" },
      { asked: ["sleep"], has: "debt" },
      { asked: ["load"], has: "strain" },
      { asked: ["regression", "--predictors", "strain:1,asleepMin"], has: "answer" },
      { asked: ["pair", "strain", "recovery", "--lag", "1", "--controls", "asleepMin"], has: "partial" },
      { asked: ["hrv"], has: "daysOutside" },
      { asked: ["weekdays", "recovery"], has: "weekdays" },
      { asked: ["periods", "--from", day(-30), "--to", day(-1), "--compare", "before"], has: "metrics" },
    ];
    for (const { asked, has } of answers) {
      const { code, json } = await run("stats", ...asked, "--json");
      expect({ asked, code }).toEqual({ asked, code: 0 });
      expect(json).toHaveProperty(has);
    }
    expect((await run("stats", "correlations", "--lag", "9", "--json")).code).not.toBe(0);
    const shared = ["--from", day(-500), "--to", day(-1), "--compare", "year"];
    expect((await run("stats", "periods", ...shared, "--json")).code).not.toBe(0);
  });

  it("imports an export, and fails on one of which no row can be read", async () => {
    const path = join(env["DATA_DIR"] ?? "", "journal_entries.csv");
    const row = (zone: string) => `2024-03-01 22:00:00,2024-03-02 22:00:00,${zone},Ate late,true,\n`;
    const header = "Cycle start time,Cycle end time,Cycle timezone,Question text,Answered yes,Notes\n";
    await writeFile(path, header + row("CET"));
    expect(await run("import", path, "--json")).toMatchObject({ code: 1, stdout: "" });
    expect(await run("import", path, "--dry-run", "--json")).toMatchObject({ code: 1, stdout: "" });
    await writeFile(path, header + row("CET") + row("UTC+01:00"));
    const { code, json } = await run("import", path, "--json");
    expect(code).toBe(0);
    expect(json).toMatchObject({ state: "done", report: { files: [{ read: 2, skipped: 1 }] } });
  });

  it("disconnects, keeps the records, and connects again", async () => {
    expect((await run("disconnect", "--json")).json).toEqual({ disconnected: true });
    expect(sandbox.cloud.grants.connects(userId, app.clientId)).toBe(false);
    expect((await run("sync", "--json")).code).toBe(1);
    const { json } = await run("reauth", "--json");
    const params = await consent(json.authorizeUrl, userId);
    expect((await run("reauth", "--json", "--redirected", `${redirectUri}?${params}`)).code).toBe(0);
    expect((await run("sync", "--json")).code).toBe(0);
  });
});
