import { loadTexts } from "#app/server/texts.ts";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { withTrendMarks } from "#presenters/prepare-trend-marks.ts";
import { prepareTrendSeries, type TrendsInput } from "#presenters/prepare-trends.ts";
import type { TrendsFound } from "#queries/statistics/insights.ts";

interface TrendChartProps {
  view: TrendsInput;
  step: "day" | "week";
  /** Null where nothing was looked for. */
  findings: TrendsFound | null | Promise<TrendsFound | null>;
}

/** The metrics over time with the drifts and steps that were found in them. */
export async function TrendChart({ view, step, findings }: TrendChartProps) {
  const [{ figureText, metricText, trendsText, trendFindingsText }, found] = await Promise.all([
    loadTexts(),
    findings,
  ]);
  const series = prepareTrendSeries(view, step, metricText, trendsText);
  const model =
    found === null
      ? series
      : withTrendMarks(series, { metrics: view.metrics, found }, metricText, trendFindingsText);
  return <SeriesChart model={model} text={figureText} />;
}
