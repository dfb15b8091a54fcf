import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadPageRange } from "#app/server/page-range.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { SeriesChart } from "#components/charts/series-chart.tsx";
import { prepareHeart } from "#presenters/prepare-heart.ts";
import { loadHeartPage } from "#queries/pages/heart-page.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { RangeHead } from "../range-head.tsx";

export const generateMetadata = titled(({ heartText }) => heartText.title);

/** Heart rate variability against the member's own band, and the other numbers of the night. */
export default async function HeartPage({ searchParams }: PageProps) {
  const { calendarText, figureText, heartText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { days, ...asked } = await loadPageRange(memberId, searchParams);
  if (days === null) return <NothingStored title={heartText.title} detail={heartText.empty.detail} />;
  const view = await loadHeartPage(db, { memberId, range: days, weekStart: calendarText.weekStart });
  const heart = prepareHeart(view, heartText);
  const summary = [heart.state, heart.outside, heart.variation].filter(Boolean).join(" ");
  return (
    <>
      <RangeHead title={heartText.title} summary={summary} range={{ ...asked, days }} />
      <SeriesChart model={heart.hrv} text={figureText} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {heart.vitals.map((model) => (
          <SeriesChart key={model.id} model={model} text={figureText} />
        ))}
      </div>
    </>
  );
}
