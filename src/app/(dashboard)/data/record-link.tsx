import Link from "next/link";
import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { isDay } from "#domain/day.ts";
import type { RecordType } from "#domain/record-fields.ts";
import { publicId } from "#domain/record-id.ts";
import { longDate } from "#presenters/day-label.ts";

interface RecordLinkProps {
  type: RecordType;
  id: string;
  day: string | null;
}

/** Leads to the history of one record, named by its day. */
export async function RecordLink({ type, id, day }: RecordLinkProps) {
  const texts = await loadTexts();
  return (
    <Link
      href={`/data/records/${type}/${publicId(id)}`}
      prefetch={false}
      className="inline-flex min-h-8 items-center font-semibold underline decoration-hairline underline-offset-4 hover:decoration-ink"
    >
      {recordName({ type, day }, texts)}
    </Link>
  );
}

/** "Sleep, 21 Nov 2026". */
export function recordName(
  { type, day }: Pick<RecordLinkProps, "type" | "day">,
  { dataText, calendarText }: Texts,
): string {
  const name = dataText.one[type];
  return day !== null && isDay(day) ? `${name}, ${longDate(day, calendarText)}` : name;
}
