"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import type { CalendarNames } from "#presenters/day-label.ts";
import { isUnderWay, prepareSync, type SyncInput, type SyncText } from "#presenters/prepare-today-sync.ts";
import { readSyncEvent } from "./read-sync-event.ts";

interface SyncNowProps {
  /** The run the server knew of when it rendered: it is followed from the start, so a reload loses nothing. */
  initial: SyncInput | null;
  text: SyncText & { syncNow: string; failed: string; partial: string; unreachable: string };
  calendar: CalendarNames;
}

const refreshPauseMs = 4000;

/**
 * Asks for a sync and shows it happening. New days appear as they arrive: the page is refreshed at most every few
 * seconds while a run writes, and once when it has ended.
 */
export function SyncNow({ initial, text, calendar }: SyncNowProps) {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = isUnderWay(run);

  useEffect(() => {
    if (!underWay) return;
    const events = new EventSource("/api/v1/sync/events");
    let recordsShown = 0;
    let refreshedAtMs = 0;
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const next = readSyncEvent(data);
      setRun(next);
      if (next?.state === "failed") setProblem(text.failed);
      if (next?.state === "partial") setProblem(text.partial);
      const arrived =
        (next?.records ?? 0) > recordsShown && performance.now() - refreshedAtMs > refreshPauseMs;
      if (arrived || !isUnderWay(next)) {
        recordsShown = next?.records ?? 0;
        refreshedAtMs = performance.now();
        router.refresh();
      }
    };
    return () => events.close();
  }, [underWay, router, text.failed, text.partial]);

  async function ask() {
    setProblem(null);
    const answer = await fetch("/api/v1/sync", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }).catch(() => null);
    if (answer?.ok) setRun({ state: "requested", trigger: "user", records: 0, progress: {} });
    else setProblem(text.unreachable);
  }

  const words = run !== null && underWay ? prepareSync(run, text, calendar) : null;
  // A paused run waits for hours; what is new can be asked for meanwhile.
  const paused = run?.state === "paused";
  if (words !== null && !paused) {
    const { label, detail } = words;
    return (
      <div className="no-print w-full sm:w-80">
        <ProgressBar label={label} share={null} detail={detail || undefined} />
      </div>
    );
  }
  return (
    <div className="no-print grid justify-items-start gap-1 sm:justify-items-end">
      <Button tone="quiet" className="max-sm:px-3" onClick={() => void ask()}>
        {text.syncNow}
      </Button>
      {words === null ? null : <p className="text-ink-2 text-small">{words.label}</p>}
      <p role="status" className="text-danger text-small">
        {problem}
      </p>
    </div>
  );
}
