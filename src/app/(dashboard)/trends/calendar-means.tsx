import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#charts/fill-text.ts";
import { prepareCalendarPeriods } from "#charts/prepare-trends.ts";
import { IntervalRows } from "#components/charts/interval-rows.tsx";
import { Card } from "#components/ui/card.tsx";
import type { CalendarUnit } from "#domain/calendar-periods.ts";
import type { TrendsView } from "#queries/trends.ts";

/** Each metric's calendar months, quarters or years. */
export async function CalendarMeans({ view, unit }: { view: TrendsView; unit: CalendarUnit }) {
  const { metricText, trendsText } = await loadTexts();
  const { periods, controls } = trendsText;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {view.metrics.map((metric) => (
        <Card
          key={metric}
          title={fillText(periods.title, {
            metric: metricText[metric].label,
            unit: controls.steps[unit].toLowerCase(),
          })}
          lead={periods.lead}
        >
          <IntervalRows rows={prepareCalendarPeriods(view, metric, unit, trendsText)} />
        </Card>
      ))}
    </div>
  );
}
