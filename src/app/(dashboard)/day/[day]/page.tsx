import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { prepareDay } from "#charts/prepare-day.ts";
import { prepareWorkoutLine } from "#charts/prepare-workouts.ts";
import { DayRecords } from "#components/day/day-records.tsx";
import { DaySteps } from "#components/day/day-steps.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { StatRow } from "#components/ui/stat-row.tsx";
import { WorkoutTable } from "#components/workouts/workout-table.tsx";
import { isDay } from "#domain/day.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { loadDay } from "#queries/day.ts";
import { loadDayRaw } from "#queries/day-raw.ts";
import { loadStoredSpan } from "#queries/stored-span.ts";
import { NothingStored } from "../../nothing-stored.tsx";
import { NoSuchDay } from "./no-such-day.tsx";

export const generateMetadata = titled(({ dayText }) => dayText.title);

/** Everything of one day, and the records behind it. */
export default async function DayPage({ params }: PageProps<"day">) {
  const { calendarText, dayText, metricText, workoutText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { day } = await params;
  const stored = await loadStoredSpan(db, memberId);
  if (stored === null)
    return <NothingStored title={dayText.nothingStored.title} detail={dayText.nothingStored.detail} />;
  if (!isDay(day) || day < stored.from || day > stored.to) return <NoSuchDay asked={day} stored={stored} />;
  const [view, raw] = await Promise.all([loadDay(db, { memberId, day }), loadDayRaw(db, { memberId, day })]);
  const model = prepareDay(view, stored, metricText, dayText);
  const workouts = view.workouts.map((row) => prepareWorkoutLine(row, workoutText));
  return (
    <>
      <PageHead title={model.title} lead={model.notes.join(" ")}>
        <DaySteps previous={model.previous} next={model.next} text={dayText} />
      </PageHead>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          {(["recovery", "strain"] as const).map((part) => (
            <Card key={part} title={dayText[part]}>
              <dl>
                {model[part].map((line) => (
                  <StatRow key={line.label} {...line} />
                ))}
              </dl>
            </Card>
          ))}
          <Card title={dayText.naps}>
            {model.naps.length === 0 ? (
              <p className="text-ink-2">{dayText.noNaps}</p>
            ) : (
              <dl>
                {model.naps.map((line) => (
                  <StatRow key={line.label} {...line} />
                ))}
              </dl>
            )}
          </Card>
        </div>
        <Card title={dayText.sleep}>
          <dl>
            {model.sleep.map((line) => (
              <StatRow key={line.label} {...line} />
            ))}
          </dl>
        </Card>
      </div>
      <Card title={dayText.workouts}>
        {workouts.length === 0 ? (
          <p className="text-ink-2">{dayText.noWorkouts}</p>
        ) : (
          <WorkoutTable
            workouts={workouts}
            text={{
              ...workoutText.table,
              energy: shownUnit(workoutText.table.energy, calendarText),
            }}
          />
        )}
      </Card>
      <Card title={dayText.source.title} lead={dayText.source[view.source ?? "none"]}>
        <DayRecords records={raw} text={dayText.source} />
      </Card>
    </>
  );
}
