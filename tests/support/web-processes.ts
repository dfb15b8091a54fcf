import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cookieName } from "#auth/session-cookie.ts";
import { systemClock } from "#lib/clock.ts";
import { consent, type TestInstall, testSecretKey } from "./test-install.ts";

const root = join(import.meta.dirname, "../..");
const server = join(root, ".next/standalone/server.js");
/** The redirect address of the test app belongs to this address, whatever port a process listens on. */
const appUrl = "http://localhost:3000";

/** Makes the web app as `npm start` would, unless it is there and fresh. */
export async function buildWeb(): Promise<void> {
  await promisify(execFile)(process.execPath, ["scripts/build.mjs"], { cwd: root });
  if (!existsSync(server)) throw new Error("The web app was not built.");
}

/** Starts the built web app as a real process on an install's database and cloud; `environment` is added to its own. */
export function startWeb(
  install: TestInstall,
  port: number,
  environment: Record<string, string> = {},
  log: "inherit" | "ignore" | "pipe" = process.env["SHOW_ROLE_LOG"] ? "inherit" : "ignore",
): ChildProcess {
  return spawn(process.execPath, ["--max-old-space-size=192", "--max-semi-space-size=6", server], {
    stdio: ["ignore", "ignore", log],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      APP_URL: appUrl,
      DATABASE_URL: install.databaseUrl,
      SECRET_KEY: testSecretKey,
      WHOOP_API_URL: install.sandbox.url,
      LOG_LEVEL: "fatal",
      TZ: "UTC",
      ...environment,
    },
  });
}

/** Waits until a web process on this port answers. */
export async function untilWebAnswers(port: number): Promise<void> {
  const giveUpAtMs = performance.now() + 60_000;
  while (!(await isListening(port))) {
    if (performance.now() > giveUpAtMs) throw new Error("The web process does not answer.");
    await systemClock.sleep(25);
  }
}

function isListening(port: number): Promise<boolean> {
  // Not the health check: a database that is just being restarted is no fault of this process.
  return fetch(`http://127.0.0.1:${port}/api/v1/sync`).then(
    () => true,
    () => false,
  );
}

/** A member in front of a browser, by way of one web process. */
export function createVisitor({ token, cookie }: { token: string; cookie: string }) {
  const authorization = `Bearer ${token}`;
  return {
    /** Sync now: the id of the run that was promised. */
    async syncNow(port: number): Promise<string> {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/sync`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: "{}",
      });
      if (answer.status !== 202) throw new Error(`Sync now was answered with ${answer.status}.`);
      return ((await answer.json()) as { runId: string }).runId;
    },
    async openDay(port: number, day: string): Promise<void> {
      await (
        await fetch(`http://127.0.0.1:${port}/api/v1/days/${day}`, { headers: { authorization } })
      ).text();
    },
    /** Connects anew, from our own page over the consent page to the exchange of the code: the attempt's id. */
    async connect(port: number, userId: number): Promise<string> {
      const web = `http://127.0.0.1:${port}/api/auth/whoop`;
      const session = `${cookieName(appUrl)}=${cookie}`;
      const begun = await fetch(web, {
        method: "POST",
        headers: { cookie: session, origin: appUrl, "content-type": "application/json" },
        body: "{}",
      });
      const { next } = (await begun.json()) as { next: string };
      const params = await consent(next, userId);
      const own = (begun.headers.get("set-cookie") ?? "").split(";")[0];
      const ended = await fetch(`${web}/callback?${params}`, {
        headers: { cookie: `${session}; ${own}` },
        redirect: "manual",
      });
      const attemptId = /\/connect\/([0-9a-f-]{36})/.exec(ended.headers.get("location") ?? "")?.[1];
      if (!attemptId) throw new Error(`Connecting was answered with ${ended.status}.`);
      return attemptId;
    },
  };
}
