import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "../support/is-alive.ts";

const bootstrap = join(import.meta.dirname, "../../scripts/bootstrap.mjs");

/** A start whose first step (installing, building) takes its time: the step says its number and goes on for ever. */
const program = `
import { main, run } from ${JSON.stringify(pathToFileURL(bootstrap).href)};
await main(() => run(process.execPath, ["-e", "console.error('step ' + process.pid); setInterval(() => {}, 1000)"]));
console.error("went on after the step");
`;

describe("a start that is asked to end while it installs or builds", () => {
  let folder: string;
  let start: ChildProcess;
  let stepPid = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulsekeep-step-"));
    await writeFile(join(folder, "program.mjs"), program);
  });
  afterEach(async () => {
    start.kill("SIGKILL");
    if (isAlive(stepPid)) process.kill(stepPid, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  it.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("ends its step with it on %s", async (signal) => {
    start = spawn(process.execPath, [join(folder, "program.mjs")], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    start.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    await expect.poll(() => /step \d+/.test(said), { timeout: 10_000, interval: 20 }).toBe(true);
    stepPid = Number(/step (\d+)/.exec(said)?.[1]);
    const end = once(start, "exit");
    start.kill(signal);
    expect(await end).toEqual([1, null]);
    await expect.poll(() => isAlive(stepPid), { timeout: 10_000, interval: 20 }).toBe(false);
    expect(said).not.toContain("went on");
  });
});
