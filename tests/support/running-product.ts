import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The whole product, started as `npm start` starts it, in a data folder of its own. */
export interface RunningProduct {
  url: string;
  /** The address printed last: with its one-time code until an owner exists. */
  firstAddress: string;
  dataDir: string;
  /** The launcher, whose children are the other processes. */
  pid: number;
  /** Runs `npm run cli -- …` beside the running app and answers what it prints on stdout. */
  cli(args: string[], input?: string): Promise<{ stdout: string; code: number }>;
  /** SIGTERM, and waits for the end; answers the exit code. */
  stop(options?: { keepData: boolean }): Promise<number | null>;
}

/** Starts the production build; resolves when it has printed its address. */
export async function startProduct(
  environment: Record<string, string>,
  args: string[] = [],
): Promise<RunningProduct> {
  const dataDir = environment["DATA_DIR"] ?? (await mkdtemp(join(tmpdir(), "pulsekeep-e2e-")));
  const port = await freePort();
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    TZ: "Pacific/Chatham",
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: "warn",
    NODE_ENV: "production" as const,
    ...environment,
  };
  const child = spawn(process.execPath, [join(root, "dist/launch.js"), ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const firstAddress = await printedAddress(child);
  return {
    url: `http://localhost:${port}`,
    firstAddress,
    dataDir,
    pid: child.pid ?? 0,
    cli: (cliArgs, input) => runCli(env, cliArgs, input),
    async stop({ keepData } = { keepData: false }) {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      const code = await ended;
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /https?:\/\/localhost:\d+\S*/.exec(printed)?.[0];
      if (address) resolve(address);
    });
    child.once("exit", (code) =>
      reject(new Error(`The product ended with ${code} before it was ready: ${printed}`)),
    );
  });
}

/** Runs one command of the bundled command line with this environment. */
export function runCli(
  env: Record<string, string | undefined>,
  args: string[],
  input = "",
): Promise<{ stdout: string; code: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "dist/cli.js"), ...args], {
      cwd: root,
      env: { NODE_ENV: "production", ...env },
      stdio: ["pipe", "pipe", "inherit"],
    });
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.once("exit", (code) => resolve({ stdout, code: code ?? -1 }));
    child.stdin.end(input);
  });
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
