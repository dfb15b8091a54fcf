import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOwner } from "#auth/owner.ts";
import { killNow } from "../support/bundled-role.ts";
import { freePort } from "../support/running-product.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { buildWeb, startWeb, untilWebAnswers } from "../support/web-processes.ts";

const password = "lantern copper river";

describe("who signs in to the built web app", () => {
  let install: TestInstall;
  let web: ChildProcess;
  let port: number;

  beforeAll(async () => {
    await buildWeb();
    install = await createTestInstall("embedded", { startAt: new Date().toISOString() });
    await createOwner(install.db, { name: "Ada", password });
    port = await freePort();
    web = startWeb(install, port);
    await untilWebAnswers(port);
  }, 600_000);
  afterAll(async () => {
    await killNow(web);
    await install.stop();
  });

  const signIn = (tried: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/api/login`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: `http://127.0.0.1:${port}`, ...headers },
      body: JSON.stringify({ password: tried }),
    });

  it("is counted by the other end of the connection, whatever X-Forwarded-For says (A7), and let in where it was before (A4)", async () => {
    const first = await signIn(password);
    expect(first.status).toBe(200);
    const cookies = first.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    const device = cookies.find((cookie) => cookie?.startsWith("pulsekeep-device=")) ?? "";
    const statuses: number[] = [];
    for (let guess = 0; guess < 35; guess += 1) {
      const claimed = `203.0.113.${guess}`;
      const answer = await signIn(`wrong ${guess}`, {
        "x-forwarded-for": claimed,
        "x-real-ip": claimed,
        forwarded: `for=${claimed}`,
      });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429, 429, 429, 429]);
    expect((await signIn(password)).status).toBe(429);
    expect((await signIn(password, { cookie: device })).status).toBe(200);
  });
});
