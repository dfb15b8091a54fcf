import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";
import type { RecordConflict } from "#queries/status/import-conflicts.ts";
import { RecordLink } from "../record-link.tsx";

/** Records in which an export and WHOOP's API differ beyond rounding, each a link to what differs. */
export async function ConflictsCard({ conflicts }: { conflicts: readonly RecordConflict[] }) {
  const { importText } = await loadTexts();
  const text = importText.conflicts;
  return (
    <Card title={text.title} lead={conflicts.length === 0 ? text.none : text.lead}>
      <ul>
        {conflicts.map((conflict) => (
          <li
            key={`${conflict.type}/${conflict.id}/${conflict.importId}`}
            className="border-hairline border-t py-2"
          >
            <RecordLink {...conflict} />
            <p className="wrap-anywhere text-ink-2 text-small">
              {fillText(conflict.values.length === 1 ? text.oneValue : text.values, {
                n: String(conflict.values.length),
                file: conflict.fileName,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
