import { parentPort } from "node:worker_threads";
import { runComputeTask } from "#analysis/compute-tasks.ts";
import type { ComputeRequest, Reply } from "./messages.ts";

// A thread of its own inside the web app and the worker: it computes, and nothing else.
parentPort?.on("message", (asked: ComputeRequest) => {
  parentPort?.postMessage(replyTo(asked));
});

function replyTo(asked: ComputeRequest): Reply {
  try {
    return { id: asked.id, answer: runComputeTask(asked.task, asked.input) };
  } catch (error) {
    return { id: asked.id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
