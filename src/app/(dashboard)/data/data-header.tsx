import { calendarText } from "#app/texts/en/calendar.ts";
import { dataText } from "#app/texts/en/data.ts";
import { shellText } from "#app/texts/en/shell.ts";
import { fillText } from "#charts/fill-text.ts";
import { SyncNow } from "#components/sync/sync-now.tsx";
import type { RunView } from "#queries/run.ts";
import { AskAll } from "./ask-all.tsx";
import { AskRange } from "./ask-range.tsx";

interface DataHeaderProps {
  connected: boolean;
  /** The run under way, if any: followed live from here. */
  run: RunView | null;
  timeZone: string;
}

/** What the page is about, and the three ways to ask for a sync. */
export function DataHeader({ connected, run, timeZone }: DataHeaderProps) {
  // Only what the control shows goes to the browser.
  const input = run && {
    state: run.state,
    trigger: run.trigger,
    records: run.records,
    progress: run.progress,
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="font-semibold text-title">{dataText.title}</h1>
          <p className="text-ink-2">
            {dataText.lead} {fillText(dataText.clockNote, { timeZone })}
          </p>
        </div>
        {connected ? (
          <SyncNow key={run?.id ?? "none"} initial={input} text={shellText.sync} calendar={calendarText} />
        ) : null}
      </div>
      {connected ? (
        <div className="no-print flex flex-wrap items-start gap-2">
          <AskAll />
          <AskRange />
        </div>
      ) : (
        <p className="text-ink-2">{dataText.ask.unconnected}</p>
      )}
    </div>
  );
}
