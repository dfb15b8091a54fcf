import Link from "next/link";
import { calendarText } from "#app/texts/en/calendar.ts";
import { dataText } from "#app/texts/en/data.ts";
import { dayAndMonth } from "#charts/day-label.ts";
import { isDay } from "#domain/day.ts";
import type { RecordType } from "#queries/record-history.ts";

interface RecordLinkProps {
  type: RecordType;
  id: string;
  day: string | null;
}

/** Leads to the history of one record, named by its day. */
export function RecordLink({ type, id, day }: RecordLinkProps) {
  return (
    <Link
      href={`/data/records/${type}/${id}`}
      prefetch={false}
      className="inline-flex min-h-8 items-center font-semibold underline decoration-hairline underline-offset-4 hover:decoration-ink"
    >
      {recordName(type, day)}
    </Link>
  );
}

/** "Sleep, 21 Nov 2026". */
export function recordName(type: RecordType, day: string | null): string {
  const name = dataText.one[type];
  return day !== null && isDay(day) ? `${name}, ${dayAndMonth(day, calendarText)} ${day.slice(0, 4)}` : name;
}
