import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../support/running-product.ts";

const dist = join(import.meta.dirname, "../../dist");

describe("what is asked to end by a signal", () => {
  let env: Record<string, string> & { NODE_ENV: "production" };
  let serverFile: string;

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "pulsekeep-cli-"));
    env = {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      NODE_ENV: "production",
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
    };
    // PostgreSQL writes it when it starts and removes it when it has stopped in order.
    serverFile = join(dataDir, "postgres", "postmaster.pid");
    await runCli(env, ["auth"]);
  });
  afterAll(async () => {
    const server = await readFile(serverFile, "utf8").catch(() => null);
    if (server) process.kill(Number(server.split("\n")[0]), "SIGINT");
    await rm(env["DATA_DIR"] ?? "", { recursive: true, force: true });
  });

  /** Starts one of our programs and resolves when its database runs. */
  async function started(program: string, argument: string[]): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(dist, program), ...argument], { env, stdio: ["pipe", 2, 2] });
    const isReady = () => existsSync(serverFile) && readFileSync(serverFile, "utf8").includes("ready");
    await expect.poll(isReady, { timeout: 20_000, interval: 20 }).toBe(true);
    return child;
  }

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("a command leaves no database running after %s, and ends with %i", async (signal, exitCode) => {
    // It waits for a line to be typed.
    const command = await started("cli.js", ["user", "password"]);
    const end = once(command, "exit");
    command.kill(signal);
    // Asked twice, as by somebody who is impatient, it ends in order all the same.
    command.kill(signal);
    expect(await end).toEqual([exitCode, null]);
    expect(existsSync(serverFile)).toBe(false);
  });

  it("the launcher ends everything when its terminal is closed", async () => {
    const launcher = await started("launch.js", ["worker"]);
    const end = once(launcher, "exit");
    launcher.kill("SIGHUP");
    expect(await end).toEqual([0, null]);
    expect(existsSync(serverFile)).toBe(false);
  });
});
