import type { RequestProblem } from "#app/(entry)/send-json.ts";

/** What came of a change: its problem in words, or a word that it was taken. */
export function AskResult({ problem, done }: { problem: RequestProblem | null; done: string | null }) {
  return (
    <p role="status" className={`text-small empty:hidden ${problem ? "text-danger" : "text-ink-2"}`}>
      {problem ? `${problem.message} ${problem.detail}` : done}
    </p>
  );
}
