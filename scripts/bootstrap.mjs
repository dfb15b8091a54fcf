// What has to be there before anything else runs: a recent Node and the installed packages. Plain Node, no imports
// of packages. Everything a person reads goes to stderr, so that stdout belongs to the command.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const root = dirname(import.meta.dirname);
const oldestNode = [20, 19];

/** Ends the process with two lines when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Pulsekeep needs Node ${oldestNode.join(".")} or newer; this is Node ${process.versions.node}.`,
  );
  console.error("Install the current LTS version from https://nodejs.org and try again.");
  process.exit(1);
}

/** Reads `.env` when there is one; a variable that is already set wins. */
export function loadDotEnv() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/** A fingerprint of the contents of files and folders (given relative to the project), leaving out some paths. */
export function fingerprint(paths, { without = [], also = [] } = {}) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (without.includes(path) || !existsSync(join(root, path))) return;
    if (statSync(join(root, path)).isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    } else {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update("\0");
    }
  };
  for (const path of paths) visit(path);
  for (const text of also) hash.update(`${text}\0`);
  return hash.digest("hex");
}

/** Is what `stamp` (a file) vouches for still made from the same inputs, and still there? */
export function isFresh(stamp, value, outputs) {
  const file = join(root, stamp);
  return outputs.every((output) => existsSync(join(root, output))) && existsSync(file)
    ? readFileSync(file, "utf8") === value
    : false;
}

/** Remembers that a step is done. */
export function setStamp(stamp, value) {
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), value);
}

/**
 * Runs a program in the project folder; its output goes to stderr. Rejects when it fails. Who asks us to end asks it, too:
 * a build that went on alone would meet the next one.
 */
export function run(program, args, environment = {}) {
  let child;
  const passOn = (signal) => child.kill(signal);
  for (const signal of endingSignals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, ...environment },
      shell: process.platform === "win32" && program === "npm",
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new StepError(`${program} ${args.slice(0, 3).join(" ")} failed.`)),
    );
  }).finally(() => {
    for (const signal of endingSignals) process.off(signal, passOn);
  });
}

const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A step that ended badly and has already said why. */
export class StepError extends Error {}

/** Installs the packages when they are missing or belong to another lock file, platform or Node. */
export async function ensureInstalled() {
  const stamp = "node_modules/.pulsekeep/installed";
  const value = fingerprint(["package-lock.json"], {
    also: [process.platform, process.arch, process.versions.node.split(".")[0]],
  });
  if (isFresh(stamp, value, ["node_modules"])) return;
  if (lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink())
    throw new StepError(
      "node_modules is a link: installing would empty the folder it leads to. Remove the link first.",
    );
  console.error("Installing packages (once) …");
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath;
  await (npm?.endsWith(".js") ? run(process.execPath, [npm, ...args]) : run("npm", args));
  setStamp(stamp, value);
}

/**
 * Runs `work` while no other process of this checkout installs or builds. The lock of a process that died is taken
 * over.
 */
export async function alone(work) {
  const lock = join(
    tmpdir(),
    `pulsekeep-build-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`,
  );
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (!holderRuns(lock)) rmSync(lock, { force: true });
    else if (!waited) console.error("Waiting for another process that is building …");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function holderRuns(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")) || 1, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs a script's main function: a failed step ends it with status 1, without a stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof StepError ? error.message : error);
    process.exit(1);
  }
}
