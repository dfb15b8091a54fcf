import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { MetricName } from "#domain/metrics.ts";
import {
  prepareAwaitedFindings,
  prepareTrendFindings,
  type TrendFindingModel,
} from "#presenters/prepare-trend-findings.ts";
import { comparedMetrics } from "#queries/days/metric-series.ts";
import type { TrendsFound } from "#queries/statistics/insights.ts";

interface TrendFindingsProps {
  findings: TrendsFound | null | Promise<TrendsFound | null>;
  metrics: readonly MetricName[];
}

/** Drift and steps of the metrics shown; a range of one's own is computed while the page stands there already. */
export async function TrendFindings({ findings, metrics }: TrendFindingsProps) {
  const [{ trendFindingsText: text }, trends] = await Promise.all([loadTexts(), findings]);
  const shown = metrics.flatMap((name) => trends?.metrics.find(({ metric }) => metric === name) ?? []);
  return <FindingsCard text={text} findings={prepareTrendFindings(shown, text)} />;
}

/** What stands there meanwhile, as high as most of what it makes room for, so that nothing below moves. */
export async function AwaitedTrendFindings({ metrics }: Pick<TrendFindingsProps, "metrics">) {
  const { trendFindingsText: text } = await loadTexts();
  const awaited = metrics.filter((metric) => comparedMetrics.includes(metric));
  return <FindingsCard text={text} findings={prepareAwaitedFindings(awaited, text)} />;
}

interface FindingsCardProps {
  text: Texts["trendFindingsText"];
  findings: TrendFindingModel[];
}

function FindingsCard({ text, findings }: FindingsCardProps) {
  if (findings.length === 0) return null;
  return (
    <Card title={text.title} lead={text.lead}>
      <ul>
        {findings.map(({ metric, label, state, words, steps }) => (
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
