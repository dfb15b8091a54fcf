import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** Bundles a program of ours as the build does, into a folder where its packages are found. Answers the file. */
export async function bundleRole(entry: string): Promise<string> {
  const outdir = await mkdtemp(join(root, "node_modules", ".pulsekeep-test-"));
  await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: "role" }],
    outdir,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return join(outdir, "role.js");
}

/** Starts a bundled program with exactly this environment besides PATH. */
export function startRole(file: string, environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [file], {
    stdio: ["ignore", "ignore", process.env["SHOW_ROLE_LOG"] ? "inherit" : "ignore", "ipc"],
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
  });
}

/** Kills a program without a word and waits until it is gone. */
export function killNow(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
