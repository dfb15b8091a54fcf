import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** Everything that is stored, to take along. */
export async function ExportCard() {
  const { importText } = await loadTexts();
  const { title, lead, formats } = importText.export;
  return (
    <Card title={title} lead={lead} className="no-print">
      <ul className="grid gap-3 sm:grid-cols-3">
        {(["csv", "json", "whoop"] as const).map((format) => (
          <li key={format} className="grid content-between justify-items-start gap-2">
            <p className="text-ink-2 text-small">{formats[format].detail}</p>
            <LinkButton tone="quiet" href={`/api/v1/export?format=${format}`} leavesApp>
              {formats[format].label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
