import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadPageRange } from "#app/server/page-range.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import { ScatterChart } from "#components/charts/scatter-chart.tsx";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { ShareChart } from "#components/charts/share-chart.tsx";
import { Card } from "#components/ui/card.tsx";
import { prepareRecovery } from "#presenters/prepare-recovery.ts";
import { loadRecoveryPage } from "#queries/pages/recovery-page.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { RangeHead } from "../range-head.tsx";

export const generateMetadata = titled(({ recoveryText }) => recoveryText.title);

/** Recovery over a range, and the strain that followed. */
export default async function RecoveryPage({ searchParams }: PageProps) {
  const { calendarText, figureText, recoveryText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { days, ...asked } = await loadPageRange(memberId, searchParams);
  const { title, empty, quadrants } = recoveryText;
  if (days === null) return <NothingStored title={title} detail={empty.detail} />;
  const view = await loadRecoveryPage(db, {
    memberId,
    range: days,
    weekStart: calendarText.weekStart,
  });
  const recovery = prepareRecovery(view, recoveryText);
  return (
    <>
      <RangeHead title={title} summary={recovery.summary} range={{ ...asked, days }} />
      <SeriesChart model={recovery.series} text={figureText} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <ShareChart figure={recovery.shares} text={figureText} />
          <IntervalChart figure={recovery.weekdays} text={figureText} />
        </div>
        {recovery.quadrants === null ? (
          <Card title={quadrants.title}>
            <p className="text-ink-2">{quadrants.tooFew}</p>
          </Card>
        ) : (
          <ScatterChart model={recovery.quadrants} text={figureText} walkLabel={quadrants.walk} />
        )}
      </div>
    </>
  );
}
