"use client";

import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Schedule } from "#lib/schedule.ts";
import { AskResult } from "./ask-result.tsx";
import { ScheduleLine, type ScheduleWords } from "./schedule-line.tsx";
import { useAsk } from "./use-ask.ts";

const address = "/api/v1/sync/schedules";

interface ScheduleEditorProps {
  lines: readonly Schedule[];
  /** Whether they were saved here; only then is there a way back. */
  saved: boolean;
  words: ScheduleWords;
}

/** Changes the timetable, line by line; nothing holds before it is saved. */
export function ScheduleEditor({ lines, saved, words }: ScheduleEditorProps) {
  const text = words.timetable;
  const { busy, problem, ask } = useAsk();
  const [draft, setDraft] = useState<{ id: number; line: Schedule }[] | null>(null);
  const nextId = useRef(0);
  const identified = (line: Schedule) => {
    nextId.current += 1;
    return { id: nextId.current, line };
  };
  if (draft === null)
    return (
      <Button tone="quiet" className="no-print" onClick={() => setDraft(lines.map(identified))}>
        {text.edit}
      </Button>
    );

  const fresh: Schedule = {
    expression: "0 7 * * *",
    kind: "light",
    types: ["cycles", "sleeps", "recoveries", "workouts"],
  };
  async function close(method: "PUT" | "DELETE", body: object) {
    if (await ask(address, method, body)) setDraft(null);
  }

  return (
    <form
      method="post"
      className="grid gap-4 border-hairline border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void close("PUT", { schedules: draft.map(({ line }) => line) });
      }}
    >
      {draft.map(({ id, line }, index) => (
        <ScheduleLine
          key={id}
          words={words}
          line={line}
          number={index + 1}
          onChange={(changed) =>
            setDraft(draft.map((each) => (each.id === id ? { id, line: changed } : each)))
          }
          onRemove={draft.length > 1 ? () => setDraft(draft.filter((each) => each.id !== id)) : null}
        />
      ))}
      <AskResult problem={problem} done={null} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          {text.save}
        </Button>
        <Button tone="quiet" onClick={() => setDraft([...draft, identified(fresh)])}>
          {text.add}
        </Button>
        {saved ? (
          <Button tone="quiet" busy={busy} onClick={() => void close("DELETE", {})}>
            {text.reset}
          </Button>
        ) : null}
        <Button tone="quiet" onClick={() => setDraft(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
