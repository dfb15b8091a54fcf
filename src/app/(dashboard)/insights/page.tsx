import { Suspense } from "react";
import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { CorrelationMatrix } from "#components/insights/correlation-matrix.tsx";
import { FindingList } from "#components/insights/finding-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { ChoiceLinks } from "#components/ui/choice-links.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { RefreshAfter } from "#components/ui/refresh-after.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { prepareMatrix } from "#presenters/prepare-correlation-matrix.ts";
import { prepareInsights } from "#presenters/prepare-insights.ts";
import { loadRange } from "#queries/days/range.ts";
import { analysedRanges } from "#queries/statistics/analyses.ts";
import { loadInsights } from "#queries/statistics/insights.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { OpenedPair, PairComing } from "./opened-pair.tsx";
import { insightsHref, readInsights } from "./read-insights.ts";

export const generateMetadata = titled(({ insightsText }) => insightsText.title);

const lookAgainMs = 3_000;

/** What goes with what: every metric with every other at every lag, and only what holds among all of them coloured. */
export default async function InsightsPage({ searchParams }: PageProps) {
  const { insightsText: text, figureText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const asked = readInsights(await searchParams);
  // Whoever sees the matrix is likely to open a cell.
  getComputeThread().begin();
  const [days, view] = await Promise.all([
    loadRange(db, { memberId, choice: { name: asked.range } }),
    loadInsights(db, { memberId, range: asked.range, wanted: [asked.lagDays] }),
  ]);
  if (days === null) return <NothingStored title={text.title} detail={text.empty} />;
  const ranges = (
    <ChoiceLinks
      legend={text.ranges.legend}
      choices={analysedRanges.map((range) => ({
        label: text.ranges[range],
        href: insightsHref({ ...asked, range }),
        current: range === asked.range,
      }))}
    />
  );
  if (view === null)
    return (
      <>
        <PageHead title={text.title} lead={text.waiting.title}>
          {ranges}
        </PageHead>
        <EmptyState title={text.waiting.title}>{text.waiting.detail}</EmptyState>
        <RefreshAfter afterMs={lookAgainMs} />
      </>
    );
  const { summary, findings, nothing } = prepareInsights(view.summary, text);
  const { matrix } = text;
  const lagChoice = (
    <ChoiceLinks
      legend={matrix.lags}
      choices={view.summary.holdingByLag.map((holding, lagDays) => {
        const label = lagDays === 0 ? matrix.sameDay : fillText(matrix.lag, { lag: String(lagDays) });
        return {
          label: holding === 0 ? label : `${label} · ${holding}`,
          href: insightsHref({ ...asked, lagDays }),
          current: lagDays === asked.lagDays,
        };
      })}
    />
  );
  const pairHref = `/insights?range=${asked.range}&lag=${asked.lagDays}&x={x}&y={y}#pair`;
  return (
    <>
      <PageHead title={text.title} lead={summary}>
        {ranges}
      </PageHead>
      {asked.pair === null ? null : (
        <Suspense
          key={`${asked.pair.x} ${asked.pair.y} ${asked.lagDays}`}
          fallback={<PairComing title={text.waiting.title} />}
        >
          <OpenedPair memberId={memberId} range={days} asked={asked} pair={asked.pair} />
        </Suspense>
      )}
      {nothing !== null ? (
        <EmptyState title={nothing.title}>{nothing.detail}</EmptyState>
      ) : (
        <Card title={text.findings.title} lead={text.findings.lead}>
          <FindingList
            findings={findings}
            hrefOf={({ x, y, lagDays }) => insightsHref({ ...asked, lagDays, pair: { x, y }, bend: 1 })}
            open={text.findings.open}
          />
        </Card>
      )}
      <CorrelationMatrix
        key={`${asked.range} ${asked.lagDays}`}
        model={prepareMatrix(view, asked.lagDays, text)}
        text={figureText}
        choice={lagChoice}
        href={pairHref}
      />
    </>
  );
}
