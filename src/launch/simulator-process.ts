import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { tryFileLock } from "#db/embedded-lock.ts";
import { demoApp } from "#lib/demo-app.ts";
import { UserFacingError } from "#lib/errors.ts";
import { stopChild } from "./child-process.ts";
import { findFreePort } from "./port.ts";
import { findProjectRoot } from "./project-root.ts";

export interface SimulatorProcess {
  url: string;
  /** Calls `listener` once when a sandbox that we started ends although it was not closed. */
  onExit(listener: () => void): void;
  /** Stops the sandbox if we started it. */
  close(): Promise<void>;
}

const yearsOfHistory = 3;
const readyWithinMs = 30_000;

/**
 * The sandbox WHOOP cloud of this data folder, for demo members: starts it on the loopback interface and writes its
 * address to `dataDir/sandbox/address`, or finds the one another process (the launcher, the command line) runs.
 * Throws a `UserFacingError` when it does not get ready.
 */
export async function openSimulator(dataDir: string): Promise<SimulatorProcess> {
  const dir = join(dataDir, "sandbox");
  const addressFile = join(dir, "address");
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const lock = await tryFileLock(join(dir, "lock"));
  if ("heldBy" in lock) {
    const url = (await readFile(addressFile, "utf8").catch(() => "")).trim();
    if (!url) throw notReady("another process is just starting it");
    return { url, onExit: () => undefined, close: async () => undefined };
  }
  let child: ChildProcess | undefined;
  const close = async () => {
    await rm(addressFile, { force: true });
    if (child) await stopChild(child, 5_000);
    await lock.release();
  };
  try {
    child = startSimulator(await findFreePort(), join(dir, "state.json"));
    const url = await untilAddress(child);
    await writeFile(`${addressFile}.new`, `${url}\n`, { mode: 0o600 });
    await rename(`${addressFile}.new`, addressFile);
    const started = child;
    return {
      url,
      onExit: (listener) => {
        if (started.exitCode !== null || started.signalCode !== null) listener();
        else started.once("exit", listener);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function startSimulator(port: number, stateFile: string): ChildProcess {
  const dist = join(findProjectRoot(), "dist");
  const options = {
    port: String(port),
    host: "127.0.0.1",
    state: stateFile,
    "member-years": String(yearsOfHistory),
    "client-id": demoApp.clientId,
    "client-secret": demoApp.clientSecret,
    "redirect-uri": demoApp.redirectUri,
    rate: "off",
  };
  return spawn(
    process.execPath,
    [
      "--import",
      pathToFileURL(join(dist, "exit-with-parent.js")).href,
      join(dist, "sandbox.js"),
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    { detached: true, stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
}

/** The sandbox prints its address in a line of its own when it listens. */
function untilAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(notReady("it gave no address")), readyWithinMs);
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(notReady(why));
    };
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`it ended with status ${code}`));
    if (!child.stdout) return fail("it has no output");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (!url) return;
      clearTimeout(timer);
      resolve(url.replace(/\/+$/, ""));
    });
  });
}

function notReady(why: string): UserFacingError {
  return new UserFacingError(
    `The sandbox of the demo member did not get ready: ${why}.`,
    "Try again in a few seconds; the log says more.",
  );
}
