import { type Ask, type ComputeTask, runComputeTask } from "#analysis/compute-tasks.ts";

/** Answers questions in this very thread, and counts them. */
export function answerHere(): { ask: Ask; asked: ComputeTask[] } {
  const asked: ComputeTask[] = [];
  return {
    asked,
    async ask(question, input) {
      asked.push(question);
      return runComputeTask(question, input);
    },
  };
}
