import { type Ask, runComputeTask } from "#analysis/compute-tasks.ts";

/** Answers questions of the analysis in this very thread: for a process that has nothing else to do meanwhile. */
export const askHere: Ask = async (question, input) => runComputeTask(question, input);
