import { type ComputeThread, createComputeThread } from "#compute-worker/compute-thread.ts";

declare global {
  // On the global object, because the bundler may load this module more than once in one process.
  var pulsekeepComputeThread: ComputeThread | undefined;
}

/** The thread that computes for this web process, made on first use. */
export function getComputeThread(): ComputeThread {
  globalThis.pulsekeepComputeThread ??= createComputeThread();
  return globalThis.pulsekeepComputeThread;
}
