import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { examine } from "#cli/doctor.ts";
import type { Finding } from "#cli/finding.ts";
import { runResponse } from "#queries/responses/sync.ts";
import { loadProfile } from "#queries/status/profile.ts";
import { loadRun } from "#queries/status/run.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const dayMs = 24 * 3_600_000;

describe("a run that could not read everything", () => {
  let install: TestInstall;
  let memberId: number;
  let userId: number;
  let members = 0;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
  });
  afterAll(() => install.stop());
  beforeEach(async () => {
    install.sandbox.cloud.setFaults([]);
    await install.db.member.deleteMany();
    ({ memberId, userId } = await install.addMember(`robin ${++members}`, { years: 0.1, seed: 8 }));
    await install.connect(memberId, userId);
  });

  const failing = (...paths: string[]) =>
    install.sandbox.cloud.setFaults(paths.map((path) => ({ kind: "503" as const, path })));
  const diagnose = async (check: string): Promise<Finding | undefined> => {
    const { db, ctx } = install;
    const findings = await examine({
      db,
      ctx,
      install: { env: { dataDir: tmpdir() }, embedded: true },
    });
    return findings.find((each) => each.check === check);
  };

  it("is partial when one type could not be read to its end, in every place it is told", async () => {
    failing("/v2/activity/workout");
    const outcome = await install.sync(memberId);
    expect(outcome).toMatchObject({ state: "partial" });
    const run = await loadRun(install.db, { memberId, id: outcome?.runId ?? "" });
    expect(run).toMatchObject({ state: "partial", problem: expect.any(String) });
    expect(runResponse.parse(run)).toMatchObject({ state: "partial" });
    expect(await diagnose("records")).toMatchObject({
      ok: false,
      detail: expect.stringContaining("workouts"),
    });
    install.sandbox.cloud.setFaults([]);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect(await diagnose("records")).toMatchObject({ ok: true });
  });

  it("is failed when no type could be read", async () => {
    failing("/v2/cycle", "/v2/activity/sleep", "/v2/recovery", "/v2/activity/workout");
    expect(await install.sync(memberId)).toMatchObject({ state: "failed" });
  });

  it("is partial when the profile or the measurements could not be read, and the names are kept all the same", async () => {
    failing("/v2/user/measurement/body");
    expect(await install.sync(memberId)).toMatchObject({ state: "partial" });
    expect((await loadProfile(install.db, memberId)).member.firstName).toBe("Robin");
    expect(await diagnose("records")).toMatchObject({
      ok: false,
      detail: expect.stringContaining("profile"),
    });
    install.clock.advance(2 * dayMs);
    failing("/v2/user/profile/basic");
    expect(await install.sync(memberId)).toMatchObject({ state: "partial" });
    install.sandbox.cloud.setFaults([]);
    expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    expect((await loadProfile(install.db, memberId)).body).not.toBeNull();
  });

  it("is done when records are quarantined and nothing else happened; they are counted", async () => {
    const [odd] = install.sandbox.cloud.records(userId).workout;
    const fetchOddly: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (!String(input).includes("/v2/activity/workout?")) return answer;
      const page = (await answer.json()) as { records: { id: string }[] };
      const records = page.records.map((record) =>
        record.id === odd?.id ? { ...record, start: "yesterday" } : record,
      );
      return Response.json({ ...page, records });
    };
    install.ctx.fetch = fetchOddly;
    try {
      expect(await install.sync(memberId)).toMatchObject({ state: "done" });
    } finally {
      delete install.ctx.fetch;
    }
    expect(await diagnose("records")).toMatchObject({
      ok: true,
      detail: expect.stringContaining("1 workouts"),
    });
  });

  it("keeps the last measurements when WHOOP sends none, and takes those that can be read", async () => {
    await install.sync(memberId);
    const { body: before } = await loadProfile(install.db, memberId);
    const syncWithBody = async (body: unknown) => {
      install.clock.advance(2 * dayMs);
      install.ctx.fetch = async (input, init) =>
        String(input).endsWith("/v2/user/measurement/body")
          ? Response.json(body)
          : fetch(input, init as RequestInit);
      const outcome = await install.sync(memberId);
      delete install.ctx.fetch;
      return outcome;
    };
    expect(await syncWithBody({})).toMatchObject({ state: "done" });
    expect((await loadProfile(install.db, memberId)).body).toEqual(before);
    expect(await syncWithBody({ height_meter: "tall", weight_kilogram: 81.5 })).toMatchObject({
      state: "done",
    });
    expect((await loadProfile(install.db, memberId)).body).toMatchObject({
      heightM: null,
      weightKg: 81.5,
      maxBpm: null,
    });
  });
});
