import type { ComputeInput, ComputeTask } from "#analysis/compute-tasks.ts";

/** A task on its way to the thread. */
export interface ComputeRequest<Q extends ComputeTask = ComputeTask> {
  id: number;
  task: Q;
  input: ComputeInput<Q>;
}

/** What comes back: an answer to that very task, or why there is none. */
export type Reply = { id: number; answer: unknown } | { id: number; problem: string };
