import { getAnalyst } from "#app/server/analyst.ts";
import { getApp } from "#app/server/app.ts";
import { loadTexts } from "#app/server/texts.ts";
import { prepareTrendFindings } from "#charts/prepare-trend-findings.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { MetricName } from "#domain/metrics.ts";
import type { Range, RangeChoice } from "#domain/range.ts";
import { analysedRanges } from "#queries/analyses.ts";
import { loadAskedTrends } from "#queries/insights.ts";

interface TrendFindingsProps {
  memberId: number;
  choice: RangeChoice;
  days: Range;
  metrics: readonly MetricName[];
}

/** Drift and steps of the metrics shown; a range of one's own is computed while the page stands there already. */
export async function TrendFindings({ memberId, choice, days, metrics }: TrendFindingsProps) {
  const { trendFindingsText: text } = await loadTexts();
  const named = analysedRanges.find((name) => name === choice.name);
  const asked = named === undefined ? { range: "all" as const, ...days } : { range: named };
  const trends = await loadAskedTrends(getApp().db, { memberId, ...asked, ask: getAnalyst().ask });
  const shown = metrics.flatMap((name) => trends?.metrics.find(({ metric }) => metric === name) ?? []);
  if (shown.length === 0) return null;
  return (
    <Card title={text.title} lead={text.lead}>
      <ul>
        {prepareTrendFindings(shown, text).map(({ metric, label, state, words, steps }) => (
          <li key={metric} className="border-hairline border-t py-3">
            <div className="flex flex-wrap items-center gap-x-3">
              <h3 className="font-semibold">{label}</h3>
              <Badge tone="plain">{state}</Badge>
            </div>
            <p className="text-ink-2">{words}</p>
            {steps.map((step) => (
              <p key={step} className="text-ink-2">
                {step}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
