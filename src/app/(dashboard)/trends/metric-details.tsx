import { loadTexts } from "#app/server/texts.ts";
import { Histogram } from "#components/charts/histogram.tsx";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import { YearGrid } from "#components/charts/year-grid.tsx";
import type { MetricName } from "#domain/metrics.ts";
import { fillText } from "#presenters/fill-text.ts";
import { prepareDistribution } from "#presenters/prepare-distribution.ts";
import { prepareTrendWeekdays } from "#presenters/prepare-trend-weekdays.ts";
import { prepareYearGrid } from "#presenters/prepare-year-grid.ts";
import type { TrendsView } from "#queries/pages/trends.ts";

/** The first metric taken apart: spread, weekdays, and every day of every year. */
export async function MetricDetails({ view, metric }: { view: TrendsView; metric: MetricName }) {
  const { figureText, metricText, trendsText } = await loadTexts();
  const { distribution, grid } = trendsText;
  const { range } = view;
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Histogram
          key={`${range.from}-${range.to}`}
          model={prepareDistribution(view, metric, metricText, trendsText)}
          text={figureText}
          walkLabel={distribution.walk}
        />
        <IntervalChart
          figure={prepareTrendWeekdays(view, metric, metricText, trendsText)}
          text={figureText}
          className="h-full"
        />
      </div>
      <YearGrid
        key={`${metric}-${range.from}`}
        model={prepareYearGrid(metric, view.years, metricText, trendsText)}
        text={figureText}
        walkLabel={fillText(grid.walk, { metric: metricText[metric].label })}
      />
    </>
  );
}
