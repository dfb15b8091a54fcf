import { dirname, join } from "node:path";
import type { Worker } from "node:worker_threads";
import type { Answer, Ask, ComputeInput, ComputeTask } from "#analysis/compute-tasks.ts";
import type { Reply } from "./messages.ts";

// Not imported: the web app's bundler would follow a thread's program and a file that is looked for, and take in the
// whole project.
const { existsSync } = process.getBuiltinModule("node:fs");
const threads = process.getBuiltinModule("node:worker_threads");

/** A thread nobody asks anything for so long is ended; the next task starts another. */
const idleMs = 60_000;
const longestMs = 10 * 60_000;
const mostMemoryMb = 160;

/** A thread of this process that answers tasks of the analysis, so that nothing else waits for its sums. */
export interface ComputeThread {
  /** Starts the thread, so that the first task need not wait for it. */
  begin(): void;
  /** Rejects when the thread fails or takes over ten minutes. */
  ask: Ask;
  close(): Promise<void>;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** `file` is the thread's program; by default the bundle beside the other processes' bundles. */
export function createComputeThread(file: string = findProgram()): ComputeThread {
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const endWhenIdle = () => {
    clearTimeout(idle);
    idle = setTimeout(() => void end(new Error("The thread was idle.")), idleMs);
    idle.unref();
  };
  const settle = (id: number): Waiting | undefined => {
    const each = waiting.get(id);
    waiting.delete(id);
    clearTimeout(each?.timer);
    if (waiting.size === 0) endWhenIdle();
    return each;
  };
  const end = async (why: Error) => {
    const ended = thread;
    thread = null;
    clearTimeout(idle);
    for (const id of [...waiting.keys()]) settle(id)?.reject(why);
    clearTimeout(idle);
    await ended?.terminate();
  };
  const start = (): Worker => {
    const started = new threads.Worker(file, {
      name: "compute-worker",
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
      // A thread inherits the flags of its process, and with them a preload meant for processes.
      execArgv: [],
    });
    started.unref();
    started.on("message", (reply: Reply) => {
      const each = settle(reply.id);
      if ("problem" in reply) each?.reject(new Error(reply.problem));
      else each?.resolve(reply.answer);
    });
    started.on("error", (error: Error) => {
      if (thread === started) void end(error);
    });
    started.on("exit", () => {
      if (thread === started) void end(new Error("The thread that computes ended."));
    });
    return started;
  };
  return {
    begin() {
      thread ??= start();
      if (waiting.size === 0) endWhenIdle();
    },
    ask<Q extends ComputeTask>(task: Q, input: ComputeInput<Q>): Promise<Answer<Q>> {
      return new Promise<Answer<Q>>((resolve, reject) => {
        clearTimeout(idle);
        thread ??= start();
        lastId += 1;
        const timer = setTimeout(() => void end(new Error("The computation took too long.")), longestMs);
        timer.unref();
        waiting.set(lastId, { resolve, reject, timer });
        thread.postMessage({ id: lastId, task, input });
      });
    },
    close: () => end(new Error("The process is stopping.")),
  };
}

/** The bundle in the installation's `dist` folder, above the folder this process works in. */
function findProgram(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, "dist", "compute-worker.js")) && dirname(folder) !== folder)
    folder = dirname(folder);
  return join(folder, "dist", "compute-worker.js");
}
