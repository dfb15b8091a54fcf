import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { examine } from "#cli/doctor.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";

const minuteMs = 60_000;

describe("the doctor", () => {
  let install: TestInstall;
  let whoop: Server | null = null;

  beforeAll(async () => {
    install = await createTestInstall("embedded");
  });
  afterAll(() => install.stop());
  afterEach(() => {
    whoop?.close();
    whoop = null;
  });

  const diagnose = async (check: string, cloudUrl?: string) => {
    const ctx = cloudUrl ? { ...install.ctx, cloudUrl: async () => cloudUrl } : install.ctx;
    const { db } = install;
    const place = { db, ctx, install: { env: { dataDir: tmpdir() }, embedded: true } };
    return (await examine(place)).find((finding) => finding.check === check);
  };

  /** A WHOOP whose clock differs from ours by so much. */
  async function whoopWithClock(offsetMs: number): Promise<string> {
    whoop = createServer((_, response) => {
      const theirs = new Date(install.clock.now().getTime() + offsetMs);
      response.writeHead(401, { date: theirs.toUTCString() }).end("Authorization was not valid");
    });
    await new Promise<void>((resolve) => whoop?.listen(0, "127.0.0.1", resolve));
    const address = whoop.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  }

  it.each([
    [-7 * minuteMs, false, "7 minutes ahead of"],
    [6 * minuteMs, false, "6 minutes behind"],
    [minuteMs, false, "1 minute behind"],
    [30_000, true, "agrees"],
    [0, true, "agrees"],
  ])(
    "compares the clock of this machine with WHOOP's, which differs by %i ms",
    async (offsetMs, ok, words) => {
      expect(await diagnose("clock", await whoopWithClock(offsetMs))).toMatchObject({
        ok,
        detail: expect.stringContaining(words),
      });
    },
  );

  it("says nothing of the clock when WHOOP cannot be reached, and that it cannot", async () => {
    const gone = await whoopWithClock(0);
    whoop?.close();
    expect(await diagnose("clock", gone)).toBeUndefined();
    expect(await diagnose("whoop", gone)).toMatchObject({ ok: false });
  });

  it("counts webhooks refused for their time", async () => {
    expect(await diagnose("webhooks")).toMatchObject({ ok: true });
    const { id } = await install.db.whoopApp.findFirstOrThrow();
    const lastAt = install.clock.now();
    await install.db.staleWebhooks.create({
      data: { appId: id, day: "2026-03-01", count: 3, lastAt, lastAgeMs: 400_000n },
    });
    expect(await diagnose("webhooks")).toMatchObject({ ok: false, detail: expect.stringContaining("3") });
  });

  it("counts records that were stored without a value that could not be read", async () => {
    const { memberId, userId } = await install.addMember("Kim", { years: 0.05, seed: 3 });
    await install.connect(memberId, userId);
    const [night] = install.sandbox.cloud.records(userId).sleep.filter(({ score }) => score);
    if (!night?.score) throw new Error("the member has slept");
    const sent = { ...night, score: { ...night.score, respiratory_rate: "fast" } };
    install.sandbox.cloud.malform(userId, { [`sleep/${night.id}`]: sent });
    await install.sync(memberId);
    expect(await diagnose("records")).toMatchObject({
      ok: true,
      detail: expect.stringContaining("stored without values that could not be read: 1 sleeps"),
    });
  });

  it("tells a connection that is refused, before and after it is called lost, with the reason", async () => {
    const { memberId, userId } = await install.addMember("Ada", { records: {} });
    await install.connect(memberId, userId);
    expect(await diagnose("connection")).toMatchObject({ ok: true });
    await install.db.connection.update({ where: { memberId }, data: { refreshRefusals: 2 } });
    expect(await diagnose("connection")).toMatchObject({
      ok: false,
      detail: expect.stringContaining("2 times"),
    });
    await install.db.connection.update({
      where: { memberId },
      data: { state: "reconnect", stateReason: "WHOOP refuses to renew our access (invalid_request)." },
    });
    expect(await diagnose("connection")).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/Ada: .*invalid_request.*reauth/),
    });
  });
});
