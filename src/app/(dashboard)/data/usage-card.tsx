import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#domain/format.ts";
import type { Notation } from "#domain/notation.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { RequestUsage, UsedOf } from "#queries/status/request-usage.ts";

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
  const { day } = usage;
  const low = day.limit !== null && day.used >= day.limit * 0.9;
  return (
    <Card title={text.title} lead={text.lead}>
      <div className="grid gap-3">
        <Share label={text.minute} text={text} calendar={calendarText} {...usage.minute} />
        <Share label={text.day} text={text} calendar={calendarText} {...day} />
        {low ? <p className="text-small">{text.low}</p> : null}
        {usage.blockedUntil === null ? null : (
          <p className="text-small">{fillText(text.blocked, { at: toClock(usage.blockedUntil) })}</p>
        )}
      </div>
    </Card>
  );
}

interface ShareProps extends UsedOf {
  label: string;
  /** With {used} and {limit}; and with {used} where there is no limit. */
  text: Record<"of" | "unlimited", string>;
  calendar: Notation;
}

function Share({ label, text, calendar, used, limit }: ShareProps) {
  const words = fillText(limit === null ? text.unlimited : text.of, {
    used: formatNumber(used, 0, calendar),
    limit: limit === null ? "" : formatNumber(limit, 0, calendar),
  });
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-small">
        <span>{label}</span>
        <span className="text-ink-2">{words}</span>
      </p>
      {limit === null ? null : (
        <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-track">
          <div
            className="h-full rounded-full bg-strain"
            style={{ width: `${Math.min(100, (used / limit) * 100)}%` }}
          />
        </div>
      )}
    </div>
  );
}
