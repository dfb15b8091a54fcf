import type { ReactNode } from "react";
import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#domain/format.ts";
import { longDate } from "#presenters/day-label.ts";
import { fillText } from "#presenters/fill-text.ts";
import { nextRunOf, type ScheduleView } from "#queries/status/schedules.ts";
import type { StoredTypeView } from "#queries/status/stored-types.ts";
import { wordFor } from "./word-for.ts";

interface StoredCardProps {
  types: readonly StoredTypeView[];
  schedules: readonly ScheduleView[];
  /** Whether there ever was a connection; without one records are imported, and nothing is said of syncing. */
  everConnected: boolean;
  toClock: (at: Date) => string;
}

/** Per type: how much is here, from when to when, and until when it is known to equal WHOOP's. */
export async function StoredCard({ types, schedules, everConnected, toClock }: StoredCardProps) {
  const texts = await loadTexts();
  const { dataText } = texts;
  const text = dataText.stored;
  return (
    <Card title={text.title}>
      <ul className="grid gap-x-6 lg:grid-cols-4">
        {types.map((type) => {
          const next = nextRunOf(type.type, schedules);
          return (
            <li key={type.type} className="border-hairline border-t py-3">
              <div className="flex flex-wrap items-baseline justify-between gap-x-2 gap-y-1">
                <h3 className="font-semibold">{wordFor(dataText.types, type.type)}</h3>
                <StateBadge type={type} everConnected={everConnected} text={text} />
              </div>
              <p className="mt-1">
                <span className="font-semibold text-figure">
                  {formatNumber(type.records, 0, texts.calendarText)}
                </span>
                <span className="ml-1.5 text-ink-2 text-small">{text.records}</span>
              </p>
              <p className="text-ink-2 text-small">{span(type, texts)}</p>
              {everConnected ? (
                <dl className="mt-2 grid gap-1.5 text-small">
                  <Line label={text.success}>
                    {type.lastSuccessAt === null ? dataText.never : toClock(type.lastSuccessAt)}
                  </Line>
                  <Line label={text.change}>
                    {type.lastChangeAt === null ? dataText.never : toClock(type.lastChangeAt)}
                  </Line>
                  <Line label={text.next}>{next === null ? text.noNext : toClock(next)}</Line>
                </dl>
              ) : null}
              {type.unreadable === 0 ? null : (
                <p className="mt-2 text-small">
                  {fillText(text.unreadable, { n: formatNumber(type.unreadable, 0, texts.calendarText) })}
                </p>
              )}
              {type.problem === null ? null : <p className="mt-2 text-danger text-small">{type.problem}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

interface StateBadgeProps {
  type: StoredTypeView;
  everConnected: boolean;
  text: Texts["dataText"]["stored"];
}

function StateBadge({ type, everConnected, text }: StateBadgeProps) {
  if (!everConnected) return type.records === 0 ? null : <Badge>{text.imported}</Badge>;
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

function span({ firstDay, lastDay }: StoredTypeView, { dataText, calendarText }: Texts): string {
  if (firstDay === null || lastDay === null) return dataText.stored.noDays;
  const [first, last] = [longDate(firstDay, calendarText), longDate(lastDay, calendarText)];
  return firstDay === lastDay ? first : `${first} – ${last}`;
}
