import type { ReactNode } from "react";
import { calendarText } from "#app/texts/en/calendar.ts";
import { dataText } from "#app/texts/en/data.ts";
import { dayAndMonth } from "#charts/day-label.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Day } from "#domain/day.ts";
import { formatNumber } from "#domain/format.ts";
import { nextRunOf, type ScheduleView } from "#queries/schedules.ts";
import type { StoredTypeView } from "#queries/stored-types.ts";
import { wordFor } from "./word-for.ts";

const text = dataText.stored;

interface StoredCardProps {
  types: readonly StoredTypeView[];
  schedules: readonly ScheduleView[];
  toClock: (at: Date) => string;
}

/** Per type: how much is here, from when to when, and until when it is known to equal WHOOP's. */
export function StoredCard({ types, schedules, toClock }: StoredCardProps) {
  return (
    <Card title={text.title}>
      <ul className="grid gap-x-6 lg:grid-cols-4">
        {types.map((type) => {
          const next = nextRunOf(type.type, schedules);
          return (
            <li key={type.type} className="border-hairline border-t py-3">
              <div className="flex items-baseline justify-between gap-2">
                <h3 className="font-semibold">{wordFor(dataText.types, type.type)}</h3>
                <StateBadge type={type} />
              </div>
              <p className="mt-1">
                <span className="font-semibold text-figure">{formatNumber(type.records, 0)}</span>
                <span className="ml-1.5 text-ink-2 text-small">{text.records.toLowerCase()}</span>
              </p>
              <p className="text-ink-2 text-small">{span(type)}</p>
              <dl className="mt-2 grid gap-1.5 text-small">
                <Line label={text.success}>
                  {type.lastSuccessAt === null ? dataText.never : toClock(type.lastSuccessAt)}
                </Line>
                <Line label={text.change}>
                  {type.lastChangeAt === null ? dataText.never : toClock(type.lastChangeAt)}
                </Line>
                <Line label={text.next}>{next === null ? text.noNext : toClock(next)}</Line>
              </dl>
              {type.problem === null ? null : <p className="mt-2 text-danger text-small">{type.problem}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function StateBadge({ type }: { type: StoredTypeView }) {
  if (type.problem !== null) return <Badge tone="problem">{text.problem}</Badge>;
  if (type.historyComplete) return <Badge tone="good">{text.good}</Badge>;
  return <Badge>{type.records === 0 ? text.waiting : text.reading}</Badge>;
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="max-lg:flex max-lg:justify-between max-lg:gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className="max-lg:text-right">{children}</dd>
    </div>
  );
}

function span({ firstDay, lastDay }: StoredTypeView): string {
  if (firstDay === null || lastDay === null) return text.noDays;
  return firstDay === lastDay ? withYear(firstDay) : `${withYear(firstDay)} – ${withYear(lastDay)}`;
}

function withYear(day: Day): string {
  return `${dayAndMonth(day, calendarText)} ${day.slice(0, 4)}`;
}
