import Link from "next/link";
import { getApp } from "#app/server/app.ts";
import { getComputeThread } from "#app/server/compute-thread.ts";
import { loadTexts } from "#app/server/texts.ts";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import { ScatterChart } from "#components/charts/scatter-chart.tsx";
import { PairNumbers } from "#components/insights/pair-numbers.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { ChoiceLinks } from "#components/ui/choice-links.tsx";
import type { MetricName } from "#domain/metrics.ts";
import type { Range } from "#domain/range.ts";
import { pairBends } from "#presenters/pair-bend.ts";
import { preparePair } from "#presenters/prepare-correlation-pair.ts";
import { lagProfile, loadInsights, loadPair } from "#queries/statistics/insights.ts";
import { type AskedInsights, insightsHref } from "./read-insights.ts";

interface OpenedPairProps {
  memberId: number;
  range: Range;
  asked: AskedInsights;
  pair: { x: MetricName; y: MetricName };
}

/** One pair opened: what may be said, the scatter, every lag, the numbers. */
export async function OpenedPair({ memberId, range, asked, pair }: OpenedPairProps) {
  const { insightsText: text, figureText } = await loadTexts();
  const { db } = getApp();
  const { lagDays } = asked;
  const [opened, look] = await Promise.all([
    loadPair(db, { memberId, range, ...pair, lagDays, ask: getComputeThread().ask }),
    loadInsights(db, { memberId, range: asked.range }),
  ]);
  const model = preparePair(opened, {
    lagsFound: lagProfile(look?.comparisons ?? [], pair),
    family: look?.summary.family ?? 0,
    bend: asked.bend,
    text,
  });
  return (
    <section id="pair" aria-label={model.title} className="grid scroll-mt-4 gap-4">
      <Card
        title={model.title}
        aside={
          <Link
            href={insightsHref({ ...asked, pair: null })}
            scroll={false}
            className="no-print -my-2 inline-flex min-h-11 items-center px-2 text-ink-2 text-small underline underline-offset-4"
          >
            {text.pair.close}
          </Link>
        }
      >
        <div className="grid gap-2">
          <div>
            <Badge tone="plain">{model.state}</Badge>
          </div>
          <p className="max-w-prose text-lead">{model.sentence}</p>
          {model.notes.map((note) => (
            <p key={note} className="max-w-prose text-ink-2">
              {note}
            </p>
          ))}
        </div>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {model.scatter === null ? null : (
          <ScatterChart
            model={model.scatter}
            text={figureText}
            walkLabel={text.pair.walk}
            choice={
              <ChoiceLinks
                legend={text.pair.curve}
                choices={pairBends.map((bend) => ({
                  label: text.pair.bends[bend],
                  href: insightsHref({ ...asked, bend }),
                  current: bend === asked.bend,
                }))}
              />
            }
          />
        )}
        <IntervalChart figure={model.profile} text={figureText} />
        <Card title={text.details.title} lead={text.details.lead}>
          <PairNumbers rows={model.details} />
        </Card>
        <Card title={text.pair.outliers}>
          {model.outliers.length === 0 ? (
            <p className="text-ink-2">{text.pair.noOutliers}</p>
          ) : (
            <ul>
              {model.outliers.map(({ day, date, words }) => (
                <li key={day} className="border-hairline border-t py-1">
                  <Link
                    href={`/day/${day}`}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4"
                  >
                    {date}
                  </Link>
                  <p className="text-ink-2 text-small">{words}</p>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </section>
  );
}

/** The place of a pair that is being computed. */
export function PairComing({ title }: { title: string }) {
  return (
    <section id="pair" className="grid min-h-96 place-content-center rounded-card bg-card p-5">
      <p className="text-ink-2">{title}</p>
    </section>
  );
}
