import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#charts/fill-text.ts";
import type { SetAsideView } from "#queries/set-aside.ts";
import { RecordListCard } from "./record-list-card.tsx";
import { wordFor } from "./word-for.ts";

interface SetAsideCardProps {
  records: readonly SetAsideView[];
  total: number;
  toClock: (at: Date) => string;
}

/** Records that came in a shape we cannot use, with the reason; the rest went on without them. */
export async function SetAsideCard({ records, total, toClock }: SetAsideCardProps) {
  const { dataText } = await loadTexts();
  const text = dataText.setAside;
  return (
    <RecordListCard total={total} shown={records.length} text={text}>
      {records.map((record) => (
        <li key={`${record.type}/${record.key}`} className="border-hairline border-t py-2">
          <p className="font-semibold">
            {wordFor(dataText.one, record.type)}{" "}
            <span className="break-all font-normal text-ink-2 text-small">{record.key}</span>
          </p>
          <p className="text-small">{record.problem}</p>
          <p className="text-ink-2 text-small">{fillText(text.seen, { at: toClock(record.lastSeenAt) })}</p>
        </li>
      ))}
    </RecordListCard>
  );
}
