import { parentPort } from "node:worker_threads";
import { answerQuestion } from "#analysis/questions.ts";
import type { AskedQuestion, Reply } from "./messages.ts";

// A thread of its own inside the web app and the worker: it computes, and nothing else.
parentPort?.on("message", (asked: AskedQuestion) => {
  parentPort?.postMessage(replyTo(asked));
});

function replyTo(asked: AskedQuestion): Reply {
  try {
    return { id: asked.id, answer: answerQuestion(asked.question, asked.input) };
  } catch (error) {
    return { id: asked.id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
