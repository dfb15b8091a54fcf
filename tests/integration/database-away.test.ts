import type { ChildProcess } from "node:child_process";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOwner } from "#auth/owner.ts";
import { createSession } from "#auth/session.ts";
import { migrate } from "#db/migrate.ts";
import { withDatabase } from "#db/url.ts";
import { systemClock } from "#lib/clock.ts";
import { addressOf, listAppRoutes } from "../support/app-routes.ts";
import { killNow } from "../support/bundled-role.ts";
import { type OwnServer, startOwnServer } from "../support/own-server.ts";
import { sendPlain } from "../support/plain-http.ts";
import { migrationsDir } from "../support/postgres.ts";
import { freePort } from "../support/running-product.ts";
import { createTestInstall, type TestInstall } from "../support/test-install.ts";
import { buildWeb, startWeb, untilWebAnswers } from "../support/web-processes.ts";

describe("the built web app whose database has gone", () => {
  let server: OwnServer;
  let install: TestInstall;
  let web: ChildProcess;
  let port: number;
  let cookie: string;
  let log = "";

  beforeAll(async () => {
    await buildWeb();
    server = await startOwnServer();
    const url = withDatabase(server.url, "pulsekeep");
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query("CREATE DATABASE pulsekeep").finally(() => client.end());
    await migrate({ url, migrationsDir });
    install = await createTestInstall("embedded", {
      startAt: new Date().toISOString(),
      database: { url, drop: async () => undefined },
    });
    const { id } = await createOwner(install.db, { name: "Ada", password: "lantern copper river" });
    cookie = `pulsekeep=${(await createSession(install.db, systemClock, id)).token}`;
    port = await freePort();
    web = startWeb(install, port, { LOG_LEVEL: "error" }, "pipe");
    web.stderr?.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    await untilWebAnswers(port);
    expect((await sendPlain(port, { path: "/", headers: { cookie } })).status).toBe(200);
    await install.stop();
    await server.stop();
  }, 600_000);
  afterAll(() => killNow(web));

  it("answers 503 in words with what to do on every page and route that needs it, and never 500", async () => {
    const failed: string[] = [];
    for (const route of await listAppRoutes())
      for (const method of route.methods) {
        const path = addressOf(route);
        const { status, headers, text } = await sendPlain(port, {
          method,
          path,
          headers: {
            cookie,
            "content-type": "application/json",
            origin: `http://127.0.0.1:${port}`,
            "accept-language": "en",
          },
          ...(method === "GET" ? {} : { body: "{}" }),
        });
        if (status >= 500 && status !== 503) failed.push(`${method} ${path}: ${status}`);
        if (status !== 503 || path === "/api/health") continue;
        const told = route.isPage ? text : JSON.parse(text).title + JSON.parse(text).detail;
        if (!/database/.test(told)) failed.push(`${method} ${path}: no words`);
        if (!headers["retry-after"]) failed.push(`${method} ${path}: no Retry-After`);
      }
    expect(failed).toEqual([]);
    const page = await sendPlain(port, { path: "/sleep", headers: { cookie, "accept-language": "de" } });
    expect(page.status).toBe(503);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.headers["content-security-policy"]).toBeDefined();
    expect(page.text).toContain("Datenbank");
    const day = await sendPlain(port, { path: "/api/v1/days", headers: { cookie } });
    expect(day.status).toBe(503);
    expect(day.headers["content-type"]).toBe("application/problem+json");
  });

  it("writes to the log once a minute that the database is away, not once for each visit", () => {
    expect(log.match(/database/g)?.length ?? 0).toBeGreaterThan(0);
    expect(log.trim().split("\n")).toHaveLength(1);
  });
});
