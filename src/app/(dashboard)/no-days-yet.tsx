import { loadTexts } from "#app/server/texts.ts";
import { SyncNow } from "#components/sync/sync-now.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SyncInput } from "#presenters/prepare-today-sync.ts";
import { StartLinks } from "./start-links.tsx";

interface NoDaysYetProps {
  connection: "none" | "active" | "reconnect" | "disconnected";
  run: SyncInput | null;
}

/** The Today page before the first day has arrived: what is missing, and what brings it. */
export async function NoDaysYet({ connection, run }: NoDaysYetProps) {
  const { calendarText, shellText, todayText } = await loadTexts();
  const { empty, title } = todayText;
  const connected = connection === "active";
  return (
    <>
      <h1 className="font-semibold text-title">{title}</h1>
      <EmptyState
        title={empty.title}
        action={
          connected ? <SyncNow initial={run} text={shellText.sync} calendar={calendarText} /> : <StartLinks />
        }
      >
        {connected ? empty.connected : empty.unconnected}
      </EmptyState>
    </>
  );
}
