import { loadTexts } from "#app/server/texts.ts";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import type { CalendarUnit } from "#domain/calendar-periods.ts";
import { prepareCalendarPeriods } from "#presenters/prepare-trends.ts";
import type { TrendsView } from "#queries/pages/trends.ts";

/** Each metric's calendar months, quarters or years. */
export async function CalendarMeans({ view, unit }: { view: TrendsView; unit: CalendarUnit }) {
  const { figureText, metricText, trendsText } = await loadTexts();
  return (
    <div className={`grid items-start gap-4 ${view.metrics.length > 1 ? "lg:grid-cols-2" : ""}`}>
      {view.metrics.map((metric) => (
        <IntervalChart
          key={metric}
          figure={prepareCalendarPeriods(view, metric, unit, metricText, trendsText)}
          text={figureText}
        />
      ))}
    </div>
  );
}
