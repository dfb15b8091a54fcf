import { Suspense } from "react";
import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadPageRange } from "#app/server/page-range.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { TrendControls } from "#components/trends/trend-controls.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RangePicker } from "#components/ui/range-picker.tsx";
import { metricNames } from "#domain/metrics.ts";
import { otherPeriod } from "#domain/other-period.ts";
import { rangeQuery } from "#domain/range-query.ts";
import { prepareComparison } from "#presenters/prepare-comparison.ts";
import { prepareTrendSeries } from "#presenters/prepare-trends.ts";
import { loadTrends } from "#queries/pages/trends.ts";
import { analysedRanges } from "#queries/statistics/analyses.ts";
import { loadAskedTrends, loadStoredTrends } from "#queries/statistics/insights.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { CalendarMeans } from "./calendar-means.tsx";
import { MetricDetails } from "./metric-details.tsx";
import { readTrends } from "./read-trends.ts";
import { TrendChart } from "./trend-chart.tsx";
import { AwaitedTrendFindings, TrendFindings } from "./trend-findings.tsx";

export const generateMetadata = titled(({ trendsText }) => trendsText.title);

/** Any metrics over any range, summed up, compared, and spread out. */
export default async function TrendsPage({ searchParams }: PageProps) {
  const { figureText, metricText, rangeText, trendsText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { choice, problem, days } = await loadPageRange(memberId, searchParams);
  const { title, lead, controls, empty } = trendsText;
  if (days === null) return <NothingStored title={title} detail={empty} />;
  const { metrics, step, comparing } = readTrends(await searchParams);
  const named = analysedRanges.find((name) => name === choice.name);
  const [view, stored] = await Promise.all([
    loadTrends(db, { memberId, range: days, metrics, comparing }),
    named === undefined ? null : loadStoredTrends(db, { memberId, range: named }),
  ]);
  const keep = {
    metric: metrics.join(","),
    by: step,
    ...(comparing === null ? {} : { compare: comparing }),
  };
  const comparison = prepareComparison(view, metricText, trendsText);
  const words = `${new URLSearchParams(keep)}`;
  const here = rangeQuery(choice);
  // A range of one's own is computed while the page stands there already.
  const findings =
    stored ?? loadAskedTrends(db, { memberId, range: "all", ...days, ask: getComputeThread().ask });
  return (
    <>
      <PageHead title={title} lead={lead}>
        <RangePicker choice={choice} problem={problem} shown={days} text={rangeText} keep={keep} />
      </PageHead>
      <TrendControls
        key={words}
        metrics={metricNames.map((value) => ({ value, label: metricText[value].label }))}
        shown={metrics}
        step={step}
        comparing={comparing}
        yearIsOther={otherPeriod(days, "year") !== null}
        keep={Object.fromEntries(new URLSearchParams(here))}
        text={controls}
      />
      {step !== "day" && step !== "week" ? (
        <CalendarMeans view={view} unit={step} />
      ) : stored === null ? (
        <Suspense
          key={`${here}-${words}`}
          fallback={
            <SeriesChart model={prepareTrendSeries(view, step, metricText, trendsText)} text={figureText} />
          }
        >
          <TrendChart view={view} step={step} findings={findings} />
        </Suspense>
      ) : (
        <TrendChart view={view} step={step} findings={stored} />
      )}
      {comparison === null ? null : <IntervalChart figure={comparison} text={figureText} />}
      {stored === null ? (
        <Suspense key={`${here} ${metrics.join()}`} fallback={<AwaitedTrendFindings metrics={metrics} />}>
          <TrendFindings findings={findings} metrics={metrics} />
        </Suspense>
      ) : (
        <TrendFindings findings={stored} metrics={metrics} />
      )}
      {metrics.slice(0, 1).map((metric) => (
        <MetricDetails key={metric} view={view} metric={metric} />
      ))}
    </>
  );
}
