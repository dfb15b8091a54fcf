import { loadTexts } from "#app/server/texts.ts";
import { SyncNow } from "#components/sync/sync-now.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { fillText } from "#presenters/fill-text.ts";
import type { RunView } from "#queries/status/run.ts";
import { AskAll } from "./ask-all.tsx";
import { AskRange } from "./ask-range.tsx";

interface DataHeaderProps {
  connected: boolean;
  /** Whether there ever was a connection; without one there is no WHOOP to compare with. */
  everConnected: boolean;
  /** The run under way, if any: followed live from here. */
  run: RunView | null;
  timeZone: string;
}

/** What the page is about, and the three ways to ask for a sync. */
export async function DataHeader({ connected, everConnected, run, timeZone }: DataHeaderProps) {
  const { calendarText, dataText, importText, shellText } = await loadTexts();
  // Only what the control shows goes to the browser.
  const input = run && {
    state: run.state,
    trigger: run.trigger,
    records: run.records,
    progress: run.progress,
  };
  const toImport = (
    <LinkButton tone="quiet" href="/data/import">
      {importText.link}
    </LinkButton>
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-48">
          <h1 className="font-semibold text-title">{dataText.title}</h1>
          <p className="text-ink-2">
            {everConnected
              ? `${dataText.lead} ${fillText(dataText.clockNote, { timeZone })}`
              : dataText.leadImported}
          </p>
        </div>
        {connected ? (
          <SyncNow key={run?.id ?? "none"} initial={input} text={shellText.sync} calendar={calendarText} />
        ) : null}
      </div>
      {connected ? (
        <div className="no-print flex flex-wrap items-start gap-2">
          <AskAll text={dataText.ask} />
          <AskRange text={dataText.ask} />
          {toImport}
        </div>
      ) : (
        <div className="grid justify-items-start gap-2">
          <p className="text-ink-2">{dataText.ask.unconnected}</p>
          {toImport}
        </div>
      )}
    </div>
  );
}
