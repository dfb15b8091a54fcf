import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#charts/fill-text.ts";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import type { RequestUsage } from "#queries/request-usage.ts";

interface UsageCardProps {
  usage: RequestUsage | null;
  toClock: (at: Date) => string;
}

/** How much of WHOOP's request limits is used. */
export async function UsageCard({ usage, toClock }: UsageCardProps) {
  const { calendarText, dataText } = await loadTexts();
  const text = dataText.usage;
  if (usage === null)
    return (
      <Card title={text.title}>
        <p className="text-ink-2">{text.none}</p>
      </Card>
    );
  const low = usage.day.used >= usage.day.limit * 0.9;
  return (
    <Card title={text.title} lead={text.lead}>
      <div className="grid gap-3">
        <Share label={text.minute} of={text.of} calendar={calendarText} {...usage.minute} />
        <Share label={text.day} of={text.of} calendar={calendarText} {...usage.day} />
        {low ? <p className="text-small">{text.low}</p> : null}
        {usage.blockedUntil === null ? null : (
          <p className="text-small">{fillText(text.blocked, { at: toClock(usage.blockedUntil) })}</p>
        )}
      </div>
    </Card>
  );
}

interface ShareProps {
  label: string;
  /** With {used} and {limit}. */
  of: string;
  calendar: Notation;
  used: number;
  limit: number;
}

function Share({ label, of, calendar, used, limit }: ShareProps) {
  const words = fillText(of, {
    used: formatNumber(used, 0, calendar),
    limit: formatNumber(limit, 0, calendar),
  });
  const percent = Math.min(100, (used / limit) * 100);
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-small">
        <span>{label}</span>
        <span className="text-ink-2">{words}</span>
      </p>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-track">
        <div className="h-full rounded-full bg-strain" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
