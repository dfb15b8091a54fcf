import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive } from "../support/is-alive.ts";

const scripts = join(import.meta.dirname, "../../scripts");

/** What `npm start` runs here: it says that it is up, and writes down how it ended. */
const program = `
import { writeFileSync } from "node:fs";
import { endWithNpm } from ${JSON.stringify(pathToFileURL(join(scripts, "end-with-npm.mjs")).href)};
endWithNpm();
const alive = setInterval(() => {}, 1000);
process.on("SIGTERM", () => {
  writeFileSync("ended", "in order");
  clearInterval(alive);
});
console.log("up " + process.pid);
`;

describe("what npm started", () => {
  let folder: string;
  let started: ChildProcess;
  let programPid = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulsekeep-npm-"));
    await writeFile(join(folder, "program.mjs"), program);
  });
  afterEach(async () => {
    started.kill("SIGKILL");
    if (isAlive(programPid)) process.kill(programPid, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts npm with this script, and answers the id of the program's own process. */
  async function startWithNpm(script: string): Promise<number> {
    await writeFile(join(folder, "package.json"), JSON.stringify({ scripts: { start: script } }));
    started = spawn("npm", ["start", "--silent"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    for await (const chunk of started.stdout ?? []) {
      const up = /up (\d+)/.exec(String(chunk));
      programPid = Number(up?.[1]);
      if (up) return programPid;
    }
    throw new Error("The program did not start.");
  }

  async function untilGone(pid: number): Promise<void> {
    await expect.poll(() => isAlive(pid), { timeout: 10_000, interval: 50 }).toBe(false);
  }

  it.each([
    ["a shell that becomes the command", "node program.mjs"],
    ["a shell that stays", "node program.mjs; true"],
  ])("ends in order when npm alone is asked to end, under %s", async (_, script) => {
    const pid = await startWithNpm(script);
    const npmEnded = once(started, "exit");
    started.kill("SIGTERM");
    await npmEnded;
    await untilGone(pid);
    expect(await readFile(join(folder, "ended"), "utf8")).toBe("in order");
  });

  it.each([
    ["a shell that becomes the command", "node program.mjs"],
    ["a shell that stays", "node program.mjs; true"],
  ])("ends in order when npm alone is killed, under %s", async (_, script) => {
    const pid = await startWithNpm(script);
    started.kill("SIGKILL");
    await untilGone(pid);
    expect(await readFile(join(folder, "ended"), "utf8")).toBe("in order");
  });
});
