import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadPageRange } from "#app/server/page-range.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { ShareChart } from "#components/charts/share-chart.tsx";
import { Waterfall } from "#components/charts/waterfall.tsx";
import { Card } from "#components/ui/card.tsx";
import { StatRow } from "#components/ui/stat-row.tsx";
import { prepareSleep } from "#presenters/prepare-sleep.ts";
import { loadSleepPage } from "#queries/pages/sleep-page.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { RangeHead } from "../range-head.tsx";
import { ShortfallCard } from "./shortfall-card.tsx";

export const generateMetadata = titled(({ sleepText }) => sleepText.title);

/** Sleep over a range: amounts against need, times, shortfall, regularity. */
export default async function SleepPage({ searchParams }: PageProps) {
  const { calendarText, figureText, sleepText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { days, ...asked } = await loadPageRange(memberId, searchParams);
  const { title, empty, regularity } = sleepText;
  if (days === null) return <NothingStored title={title} detail={empty.detail} />;
  const view = await loadSleepPage(db, { memberId, range: days, weekStart: calendarText.weekStart });
  const sleep = prepareSleep(view, sleepText);
  return (
    <>
      <RangeHead title={title} summary={sleep.summary} range={{ ...asked, days }} />
      <SeriesChart model={sleep.stages} text={figureText} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ShareChart figure={sleep.shares} text={figureText} className="h-full" />
        <Waterfall figure={sleep.need} text={figureText} className="h-full" />
      </div>
      <SeriesChart model={sleep.times} text={figureText} />
      <Card title={regularity.title} lead={regularity.lead}>
        <dl className="grid gap-x-8 lg:grid-cols-2">
          {sleep.regularity.map(({ label, value, note }) => (
            <StatRow key={label} label={label} value={value} note={note} />
          ))}
        </dl>
      </Card>
      <div className="grid gap-4 lg:grid-cols-3">
        <ShortfallCard debt={sleep.debt} />
        <div className="min-w-0 lg:col-span-2">
          <SeriesChart model={sleep.balance} text={figureText} />
        </div>
      </div>
      <SeriesChart
        model={sleep.quality}
        text={figureText}
        note={<p className="mt-2 text-ink-2">{sleep.naps}</p>}
      />
    </>
  );
}
