import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { fillText } from "#presenters/fill-text.ts";
import type { ImportView } from "#queries/status/imports.ts";
import { wordFor } from "../word-for.ts";
import { ImportActions } from "./import-actions.tsx";
import { ReportTable } from "./report-table.tsx";
import { SkippedRows } from "./skipped-rows.tsx";

interface ImportCardProps {
  found: ImportView;
  toClock: (at: Date) => string;
}

/** One import: where it stands, what is in it, and what can be done about it. */
export async function ImportCard({ found, toClock }: ImportCardProps) {
  const { importText } = await loadTexts();
  const { id, state, fileName, createdAt, report, rowsRead, rowsTotal, problem, advice } = found;
  const folded = state === "undone" || state === "discarded" || state === "same";
  return (
    <Card title={fileName} lead={`${toClock(createdAt)} · ${wordFor(importText.states, state)}`}>
      <div className="grid gap-4">
        {state === "reading" || state === "uploaded" ? (
          <ProgressBar
            label={importText.reading}
            share={rowsTotal ? rowsRead / rowsTotal : null}
            detail={
              rowsTotal
                ? rowsRead === 1
                  ? importText.oneRow
                  : fillText(importText.rows, { n: String(rowsRead) })
                : undefined
            }
          />
        ) : null}
        {problem === null ? null : (
          <p role="alert">
            {problem} {advice}
          </p>
        )}
        {report === null || folded ? null : (
          <>
            <ReportTable report={report} stored={state === "done"} />
            <SkippedRows report={report} />
          </>
        )}
        <ImportActions id={id} state={state} text={importText.actions} />
      </div>
    </Card>
  );
}
