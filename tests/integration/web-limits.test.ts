import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiToken, revokeApiToken } from "#auth/api-token.ts";
import { createMember, setPassword } from "#auth/members.ts";
import { createOwner } from "#auth/owner.ts";
import { createSession, endSession } from "#auth/session.ts";
import { systemClock } from "#lib/clock.ts";
import { killNow } from "../support/bundled-role.ts";
import { sendPlain } from "../support/plain-http.ts";
import { freePort } from "../support/running-product.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { buildWeb, startWeb, untilWebAnswers } from "../support/web-processes.ts";

const password = "lantern copper river";
const boundary = "----pulsekeep";
const formHead = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="my_whoop_data.zip"\r\n\r\n`;

describe("the built web app", () => {
  let install: TestInstall;
  let web: ChildProcess;
  let port: number;
  let dataDir: string;
  let memberId: number;

  const start = async (environment: Record<string, string> = {}) => {
    port = await freePort();
    web = startWeb(install, port, { DATA_DIR: dataDir, ...environment });
    await untilWebAnswers(port);
  };
  const uploads = () => join(dataDir, "uploads");
  const bearer = async (options: { expiresAt?: Date } = {}) => {
    const wanted = { memberId, name: "test", scopes: ["read", "write"], ...options } as const;
    const { id, token } = await createApiToken(install.db, systemClock, wanted);
    return { id, headers: { authorization: `Bearer ${token}` } };
  };

  beforeAll(async () => {
    await buildWeb();
    dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-limits-"));
    install = await createTestInstall("embedded", { startAt: new Date().toISOString() });
    memberId = (await createOwner(install.db, { name: "Ada", password })).id;
    await start();
  }, 600_000);
  afterAll(async () => {
    await killNow(web);
    await install.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Opens an event stream; `ended` resolves when the server ends it. */
  function openStream(headers: Record<string, string>) {
    return new Promise<{ status: number; title: string; ended: Promise<void>; close(): void }>(
      (resolve, reject) => {
        const asked = request({
          host: "127.0.0.1",
          port,
          path: "/api/v1/sync/events",
          headers: { host: `127.0.0.1:${port}`, ...headers },
        });
        asked.on("error", reject);
        asked.on("response", (response) => {
          let text = "";
          const ended = new Promise<void>((done) => response.on("close", done));
          const found = (title: string) =>
            resolve({ status: response.statusCode ?? 0, title, ended, close: () => asked.destroy() });
          response.setEncoding("utf8").on("data", (piece: string) => {
            text += piece;
            if (response.statusCode === 200) found("");
          });
          response.on("error", () => undefined);
          response.on("end", () => response.statusCode !== 200 && found(JSON.parse(text).title));
        });
        asked.end();
      },
    );
  }

  describe("ends an open event stream", () => {
    it.each(["logging out", "a new password"])(
      "with %s",
      async (how) => {
        const ben = await createMember(install.db, { name: how, password: "violet garden stone" });
        const session = await createSession(install.db, systemClock, ben.id);
        const stream = await openStream({ cookie: `pulsekeep=${session.token}` });
        expect(stream.status).toBe(200);
        if (how === "logging out") await endSession(install.db, session.token);
        else await setPassword(install.db, { memberId: ben.id, password: "garden violet river" });
        await stream.ended;
      },
      20_000,
    );

    it("when its token is revoked", async () => {
      const { id, headers } = await bearer();
      const stream = await openStream(headers);
      expect(stream.status).toBe(200);
      await revokeApiToken(install.db, systemClock, { memberId, id });
      await stream.ended;
    }, 20_000);

    it("when its token expires", async () => {
      const { headers } = await bearer({ expiresAt: new Date(Date.now() + 3_000) });
      const stream = await openStream(headers);
      expect(stream.status).toBe(200);
      await stream.ended;
    }, 20_000);
  });

  it("opens eight event streams for a member, refuses 492 more in words, stays healthy, and gives the places back", async () => {
    const { headers } = await bearer();
    const opened = await Promise.all(Array.from({ length: 500 }, () => openStream(headers)));
    const streams = opened.filter(({ status }) => status === 200);
    expect(streams).toHaveLength(8);
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(opened.find(({ status }) => status === 429)?.title).toMatch(/Too many event streams/);
    for (let look = 0; look < 5; look += 1)
      expect((await sendPlain(port, { path: "/api/health" })).status).toBe(200);
    for (const { close } of streams) close();
    const again = await eventually(async () => {
      const stream = await openStream(headers);
      stream.close();
      return stream.status === 200;
    });
    expect(again).toBe(true);
  }, 60_000);

  /** Begins an upload that says it is larger than what it sends. */
  function beginUpload(headers: Record<string, string>, sentBytes: number) {
    const asked = request({
      host: "127.0.0.1",
      port,
      method: "POST",
      path: "/api/v1/import",
      headers: {
        host: `127.0.0.1:${port}`,
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "content-length": 60_000_000,
        ...headers,
      },
    });
    const answered = new Promise<number>((resolve) => {
      asked.on("response", (response) => resolve(response.resume().statusCode ?? 0));
      asked.on("error", () => resolve(0));
    });
    asked.write(formHead);
    asked.write(Buffer.alloc(sentBytes));
    return { answered, cut: () => asked.destroy() };
  }
  const arriving = async () => (await readdir(uploads()).catch(() => [])).length;
  const openUploads = async () => {
    const folder = `/proc/${web.pid}/fd`;
    const links = (await readdir(folder).catch(() => [])).map((fd) =>
      readlink(join(folder, fd)).catch(() => ""),
    );
    return (await Promise.all(links)).filter((path) => path.startsWith(uploads())).length;
  };

  it("keeps neither a file nor an open handle of uploads their sender has cut", async () => {
    const { headers } = await bearer();
    for (let round = 0; round < 4; round += 1) {
      const begun = [1, 2, 3].map(() => beginUpload(headers, 3_000_000));
      await eventually(async () => (await arriving()) === 3);
      for (const { cut } of begun) cut();
      expect(await eventually(async () => (await arriving()) === 0)).toBe(true);
      expect(await eventually(async () => (await openUploads()) === 0)).toBe(true);
    }
  }, 60_000);

  it("takes three uploads of a member at once, and refuses a fourth until one is over", async () => {
    const { headers } = await bearer();
    const begun = [1, 2, 3].map(() => beginUpload(headers, 1_000));
    await eventually(async () => (await arriving()) === 3);
    const fourth = await sendUpload(headers);
    expect(fourth.status).toBe(429);
    expect(JSON.parse(fourth.text).detail).toMatch(/Wait until/);
    for (const { cut } of begun) cut();
    expect(await eventually(async () => (await sendUpload(headers)).status === 202)).toBe(true);
  }, 60_000);

  it("takes no more uploads of a member while eight wait to be read", async () => {
    const { headers } = await bearer();
    const waiting = () =>
      install.db.import.count({ where: { memberId, state: { in: ["arriving", "uploaded"] } } });
    while ((await waiting()) < 8) expect((await sendUpload(headers)).status).toBe(202);
    expect((await sendUpload(headers)).status).toBe(429);
    await install.db.import.updateMany({
      where: { memberId },
      data: { sizeBytes: 2 ** 27, state: "discarded" },
    });
    const twoLarge = (await install.db.import.findMany({ where: { memberId }, take: 2 })).map(({ id }) => id);
    await install.db.import.updateMany({ where: { id: { in: twoLarge } }, data: { state: "uploaded" } });
    expect((await sendUpload(headers)).status).toBe(413);
    await install.db.import.deleteMany({ where: { memberId } });
  }, 60_000);

  const sendUpload = (headers: Record<string, string>) =>
    sendPlain(port, {
      method: "POST",
      path: "/api/v1/import",
      headers: { "content-type": `multipart/form-data; boundary=${boundary}`, ...headers },
      body: `${formHead}x\r\n--${boundary}--\r\n`,
    });

  it("takes a file whose name cannot be stored, under one that can", async () => {
    const { headers } = await bearer();
    const answer = await sendPlain(port, {
      method: "POST",
      path: "/api/v1/import",
      headers: { "content-type": `multipart/form-data; boundary=${boundary}`, ...headers },
      body: `${formHead.replace("my_", "a\0b")}x\r\n--${boundary}--\r\n`,
    });
    expect(answer.status).toBeLessThan(500);
    await install.db.import.deleteMany({ where: { memberId } });
  });

  it("remembers failed sign-ins and sweeps half uploads when it is killed and started again", async () => {
    const tryIn = (tried: string) =>
      sendPlain(port, {
        method: "POST",
        path: "/api/login",
        headers: { "content-type": "application/json", origin: `http://127.0.0.1:${port}` },
        body: JSON.stringify({ name: "Ada", password: tried }),
      });
    for (let guess = 0; guess < 30; guess += 1) expect((await tryIn(`wrong ${guess}`)).status).toBe(401);
    expect((await tryIn(password)).status).toBe(429);
    await killNow(web);
    const left = join(uploads(), "arriving-00000000-0000-0000-0000-000000000000");
    await mkdir(left, { recursive: true });
    await writeFile(join(left, "0"), "half a file");
    await start();
    expect((await tryIn(password)).status).toBe(429);
    expect(await readdir(uploads())).not.toContain("arriving-00000000-0000-0000-0000-000000000000");
  }, 120_000);

  it("says what to do when the data folder cannot be written to", async () => {
    await killNow(web);
    const noFolder = join(dataDir, "a-file");
    await writeFile(noFolder, "");
    await start({ DATA_DIR: noFolder });
    const { status, text } = await sendUpload((await bearer()).headers);
    expect(status).toBe(507);
    expect(JSON.parse(text).title).toMatch(/is not a folder/);
    expect(JSON.parse(text).detail).toMatch(/DATA_DIR/);
  }, 120_000);
});

/** Whether something becomes true within some seconds; what is asked goes on in another process. */
async function eventually(isTrue: () => Promise<boolean>): Promise<boolean> {
  const giveUpAtMs = performance.now() + 15_000;
  while (!(await isTrue())) {
    if (performance.now() > giveUpAtMs) return false;
    await systemClock.sleep(50);
  }
  return true;
}
