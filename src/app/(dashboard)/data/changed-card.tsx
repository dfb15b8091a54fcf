import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";
import type { ChangedRecordView } from "#queries/records/changed-records.ts";
import { RecordLink } from "./record-link.tsx";

interface ChangedCardProps {
  records: readonly ChangedRecordView[];
  toClock: (at: Date) => string;
}

/** The records WHOOP changed last, each leading to what exactly changed. */
export async function ChangedCard({ records, toClock }: ChangedCardProps) {
  const { dataText } = await loadTexts();
  const text = dataText.changed;
  return (
    <Card title={text.title} lead={text.lead}>
      {records.length === 0 ? <p className="text-ink-2">{text.none}</p> : null}
      <ul>
        {records.map((record) => (
          <li key={`${record.type}/${record.id}`} className="border-hairline border-t py-2">
            <RecordLink {...record} />
            <p className="text-ink-2 text-small">
              {toClock(record.changedAt)} ·{" "}
              {record.versions === 1
                ? text.oneVersion
                : fillText(text.versions, { n: String(record.versions) })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
