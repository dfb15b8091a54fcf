import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";
import type { RecordSources as Sources } from "#queries/records/record-sources.ts";
import type { RecordConflict } from "#queries/status/import-conflicts.ts";

/** Which values came from an import, and what exports say differently. Nothing for a record that is WHOOP's API's alone. */
export async function RecordSources({
  sources,
  conflicts,
}: {
  sources: Sources;
  conflicts: readonly RecordConflict[];
}) {
  const { importText, tableText } = await loadTexts();
  const text = importText.sources;
  if (sources.imports.length === 0 && conflicts.length === 0) return null;
  const columnWords: Record<string, string> = tableText.columns;
  const nameOf = (column: string) => {
    const field = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return columnWords[field] ?? field;
  };
  return (
    <Card title={text.title} lead={sources.imported ? text.onlyImported : text.completed}>
      <ul className="grid gap-2">
        {sources.imports.map(({ importId, fileName, columns }) => (
          <li key={importId}>
            <p>{fillText(text.from, { file: fileName })}</p>
            <p className="text-ink-2 text-small">{columns.map(nameOf).join(", ")}</p>
          </li>
        ))}
        {conflicts.map(({ importId, fileName, values }) => (
          <li key={`${importId}-conflict`} className="border-hairline border-t pt-2">
            <p>{fillText(text.conflict, { file: fileName })}</p>
            <ul className="text-ink-2 text-small tabular-nums">
              {values.map(({ column, stored, imported }) => (
                <li key={column}>
                  {fillText(text.values, {
                    name: nameOf(column),
                    stored: String(stored),
                    imported: String(imported),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
