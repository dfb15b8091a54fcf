import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#charts/fill-text.ts";
import { prepareDistribution, prepareTrendWeekdays } from "#charts/prepare-trend-details.ts";
import { prepareYearGrids } from "#charts/prepare-year-grid.ts";
import { IntervalRows } from "#components/charts/interval-rows.tsx";
import { DistributionBars } from "#components/trends/distribution-bars.tsx";
import { YearGrid } from "#components/trends/year-grid.tsx";
import { Card } from "#components/ui/card.tsx";
import type { ColumnMetric } from "#queries/day-expressions.ts";
import type { TrendsView } from "#queries/trends.ts";

/** The first metric taken apart: spread, weekdays, and every day of every year. */
export async function MetricDetails({ view, metric }: { view: TrendsView; metric: ColumnMetric }) {
  const { calendarText, metricText, trendsText } = await loadTexts();
  const { label, unit } = metricText[metric];
  const { distribution, weekdays, grid } = trendsText;
  const spread = prepareDistribution(view, metric, trendsText);
  const named = (template: string) => fillText(template, { metric: label });
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {spread === null ? null : (
          <Card title={named(distribution.title)}>
            <DistributionBars model={spread} />
          </Card>
        )}
        <Card title={named(weekdays.title)} lead={weekdays.lead}>
          <IntervalRows rows={prepareTrendWeekdays(view, metric, trendsText)} />
        </Card>
      </div>
      <Card title={named(grid.title)} lead={grid.lead}>
        <div className="grid gap-4">
          {prepareYearGrids(metric, view.days.shown[metric], view.range.from).map((model) => (
            <YearGrid
              key={model.year}
              model={model}
              label={fillText(grid.year, { metric: label, year: model.year })}
              hint={grid.hint}
              none={grid.none}
              unit={unit}
              calendar={calendarText}
            />
          ))}
        </div>
      </Card>
    </>
  );
}
