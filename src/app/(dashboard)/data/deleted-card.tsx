import { loadTexts } from "#app/server/texts.ts";
import type { DeletedRecordView } from "#queries/records/deleted-records.ts";
import { RecordLink } from "./record-link.tsx";
import { RecordListCard } from "./record-list-card.tsx";
import { wordFor } from "./word-for.ts";

interface DeletedCardProps {
  records: readonly DeletedRecordView[];
  total: number;
  toClock: (at: Date) => string;
}

/** What WHOOP no longer has: kept here, with when we noticed and why. */
export async function DeletedCard({ records, total, toClock }: DeletedCardProps) {
  const { dataText } = await loadTexts();
  const text = dataText.deleted;
  return (
    <RecordListCard total={total} shown={records.length} text={text}>
      {records.map((record) => (
        <li key={`${record.type}/${record.id}`} className="border-hairline border-t py-2">
          <RecordLink {...record} />
          <p className="text-ink-2 text-small">
            {toClock(record.deletedAt)} · {wordFor(text.reasons, record.reason)}
          </p>
        </li>
      ))}
    </RecordListCard>
  );
}
