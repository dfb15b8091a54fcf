import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleRole } from "../support/bundled-role.ts";

describe("a child the launcher started", () => {
  let preload: string;
  let folder: string;

  beforeAll(async () => {
    preload = await bundleRole("src/launch/exit-with-parent.ts");
    folder = await mkdtemp(join(tmpdir(), "pulsekeep-preload-"));
  });
  afterAll(async () => {
    await rm(dirname(preload), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });

  async function start(program: string): Promise<ChildProcess> {
    const file = join(folder, "program.mjs");
    await writeFile(file, program);
    const args = ["--import", pathToFileURL(preload).href, file];
    return spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  }

  it("ends by itself when it is done", async () => {
    expect(await once(await start(""), "exit")).toEqual([0, null]);
  });

  it("is asked to end when the launcher is gone", async () => {
    const child = await start("setInterval(() => {}, 1000); process.send('up');");
    await once(child, "message");
    child.disconnect();
    expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
  });

  it("may have children that live until the message they wait for", async () => {
    const waiting = join(folder, "waiting.mjs");
    await writeFile(waiting, "process.on('message', (code) => process.exit(code)); process.send('waiting');");
    const child = await start(`
      import { fork } from "node:child_process";
      const inner = fork(${JSON.stringify(waiting)});
      inner.on("message", () => setTimeout(() => inner.send(7), 300));
      inner.on("exit", (code) => process.exit(code));
    `);
    expect(await once(child, "exit")).toEqual([7, null]);
  });
});
