import { useState } from "react";
import { useClientWords } from "#app/client-words.tsx";
import { RequestProblem, sendJson } from "./send-json.ts";

/**
 * Sends changes one at a time. `send` gives the answer, or null after a problem, which `problem` then holds. An answer
 * with `next` leads there by a full load, so that no page of another viewer is left in the browser's memory.
 */
export function useSend() {
  const words = useClientWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RequestProblem | null>(null);

  async function send(url: string, method: string, body: object): Promise<Record<string, unknown> | null> {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await sendJson({ url, method, body }, words);
      if (typeof answer["next"] === "string") window.location.assign(answer["next"]);
      else setBusy(false);
      return answer;
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      setProblem(error);
      setBusy(false);
      return null;
    }
  }

  return { busy, problem, send };
}
