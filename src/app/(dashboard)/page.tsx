import { getApp } from "#app/server/app.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { SeriesChoice } from "#components/charts/series-choice.tsx";
import { Calibration } from "#components/today/calibration.tsx";
import { ContributorList } from "#components/today/contributor-list.tsx";
import { Dials } from "#components/today/dials.tsx";
import { ReadingList } from "#components/today/reading-list.tsx";
import { WorkoutList } from "#components/today/workout-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { prepareToday } from "#presenters/prepare-today.ts";
import { loadToday } from "#queries/pages/today.ts";
import { NoDaysYet } from "./no-days-yet.tsx";
import { TodayHeader } from "./today-header.tsx";

export const generateMetadata = titled(({ todayText }) => todayText.title);

/** The morning: three scores, what stands out, and the last weeks. */
export default async function TodayPage() {
  const { figureText, todayText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db, clock } = getApp();
  const now = clock.now();
  const view = await loadToday(db, { memberId, now });
  const today = prepareToday(view, now, todayText);
  if (today === null) return <NoDaysYet connection={view.connection.state} run={view.run} />;
  const [firstTrend, ...otherTrends] = today.trends;
  return (
    <>
      <TodayHeader today={today} connected={view.connection.state === "active"} run={view.run} />
      <div className="grid gap-4 lg:grid-cols-5">
        <section className="grid content-start gap-6 rounded-card bg-card p-4 sm:p-6 lg:col-span-3">
          <Dials dials={today.dials} />
          <p className="max-w-prose text-lead">{today.verdict}</p>
          {today.calibration === null ? null : <Calibration {...today.calibration} />}
        </section>
        <Card
          title={todayText.contributors.title}
          lead={todayText.contributors.lead}
          className="lg:col-span-2"
        >
          {today.contributors.length === 0 ? (
            <p className="text-ink-2">{todayText.empty.contributors[view.recovery.state]}</p>
          ) : (
            <ContributorList contributors={today.contributors} />
          )}
        </Card>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-5">
        <div className="min-w-0 lg:col-span-3">
          {firstTrend === undefined ? (
            <EmptyState title={todayText.empty.noTrendTitle}>{todayText.empty.noTrend}</EmptyState>
          ) : (
            <SeriesChoice
              models={[firstTrend, ...otherTrends]}
              text={figureText}
              legend={todayText.trend.choose}
            />
          )}
        </div>
        <Card title={todayText.workouts.title} className="h-full lg:col-span-2">
          <WorkoutList
            workouts={today.workouts}
            strainLabel={todayText.workouts.strain}
            none={todayText.workouts.none}
          />
        </Card>
      </div>
      <Card title={todayText.readings.title}>
        <ReadingList readings={today.readings} />
      </Card>
    </>
  );
}
