import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../support/running-product.ts";

const root = join(import.meta.dirname, "../..");

describe("the product under npm start", () => {
  let npm: ChildProcess;
  let dataDir = "";
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it.each(["SIGTERM", "SIGKILL"] as const)(
    "ends as a whole when npm alone gets %s: web, worker, and the database in order",
    async (signal) => {
      dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-npm-"));
      const port = await freePort();
      npm = spawn("npm", ["start", "--silent"], {
        cwd: root,
        env: {
          PATH: process.env["PATH"],
          HOME: process.env["HOME"],
          DATA_DIR: dataDir,
          PORT: String(port),
          LOG_LEVEL: "warn",
          NODE_ENV: "production",
        },
        stdio: ["ignore", "pipe", "inherit"],
      });
      for await (const chunk of npm.stdout ?? [])
        if (String(chunk).includes(`http://localhost:${port}`)) break;
      const runs = () =>
        ["launch.lock", "postgres/postmaster.pid"].filter((file) => existsSync(join(dataDir, file)));
      const answers = () =>
        fetch(`http://localhost:${port}/api/health`).then(
          () => true,
          () => false,
        );
      expect([runs(), await answers()]).toEqual([["launch.lock", "postgres/postmaster.pid"], true]);
      npm.kill(signal);
      // Only a database that was shut down takes its own mark away.
      await expect
        .poll(async () => [runs(), await answers()], { timeout: 40_000, interval: 200 })
        .toEqual([[], false]);
    },
  );
});
