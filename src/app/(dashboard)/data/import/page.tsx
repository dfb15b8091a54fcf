import { getApp } from "#app/server/app.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { RefreshAfter } from "#components/ui/refresh-after.tsx";
import { wallClock } from "#presenters/wall-clock.ts";
import { loadConnection } from "#queries/status/connection.ts";
import { loadConflicts } from "#queries/status/import-conflicts.ts";
import { loadImports } from "#queries/status/imports.ts";
import { ConflictsCard } from "./conflicts-card.tsx";
import { DropZone } from "./drop-zone.tsx";
import { ExportCard } from "./export-card.tsx";
import { ImportCard } from "./import-card.tsx";

export const generateMetadata = titled(({ importText }) => importText.title);

const lookAgainMs = 1_000;
/** The states an import is being worked on in. */
const moving = ["arriving", "uploaded", "reading", "confirmed", "undoing"];

/** History in and out: a file is dropped, previewed, stored and undone here; everything can leave again. */
export default async function ImportPage() {
  const { calendarText, importText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db, env } = getApp();
  const imports = await loadImports(db, { memberId, limit: 30 });
  const stored = imports.some(({ state }) => state === "done");
  // Without WHOOP's API there is nothing an export could differ from.
  const everConnected = (await loadConnection(db, memberId)).state !== "none";
  const conflicts = stored && everConnected ? await loadConflicts(db, { memberId, limit: 20 }) : [];
  const toClock = (at: Date) => wallClock(at, env.timeZone, calendarText);
  return (
    <>
      <div className="min-w-0">
        <h1 className="font-semibold text-title">{importText.title}</h1>
        <p className="max-w-prose text-ink-2">{importText.lead}</p>
      </div>
      <DropZone text={importText.drop} />
      {imports.some(({ state }) => moving.includes(state)) ? <RefreshAfter afterMs={lookAgainMs} /> : null}
      {imports.map((each) => (
        <ImportCard key={each.id} found={each} toClock={toClock} />
      ))}
      {stored && everConnected ? <ConflictsCard conflicts={conflicts} /> : null}
      <ExportCard />
    </>
  );
}
