import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { UnreadableView } from "#queries/records/unreadable.ts";
import { RecordListCard } from "./record-list-card.tsx";
import { wordFor } from "./word-for.ts";

interface UnreadableCardProps {
  records: readonly UnreadableView[];
  total: number;
  toClock: (at: Date) => string;
}

/** Records that came in a form we cannot read, with the reason, or without which fields they are stored. */
export async function UnreadableCard({ records, total, toClock }: UnreadableCardProps) {
  const { dataText } = await loadTexts();
  const text = dataText.unreadable;
  return (
    <RecordListCard total={total} shown={records.length} text={text}>
      {records.map((record) => (
        <li key={`${record.type}/${record.key}`} className="border-hairline border-t py-2">
          <p className="font-semibold">
            {wordFor(dataText.one, record.type)}{" "}
            <span className="break-all font-normal text-ink-2 text-small">{record.key}</span>
          </p>
          <p className="break-words text-small">
            {record.problem === null
              ? fillText(text.inPart, { fields: record.fields.join(", ") })
              : fillText(text.quarantined, { problem: record.problem })}
          </p>
          <p className="text-ink-2 text-small">{fillText(text.seen, { at: toClock(record.lastSeenAt) })}</p>
        </li>
      ))}
    </RecordListCard>
  );
}
