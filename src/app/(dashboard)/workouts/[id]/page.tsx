import Link from "next/link";
import { notFound } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { idInAddress } from "#app/server/record-address.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { ShareChart } from "#components/charts/share-chart.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { StatRow } from "#components/ui/stat-row.tsx";
import { parseDay } from "#domain/day.ts";
import { publicId } from "#domain/record-id.ts";
import { prepareWorkout } from "#presenters/prepare-workout.ts";
import { loadDay } from "#queries/days/day.ts";
import { loadWorkout } from "#queries/records/workout-list.ts";

export const generateMetadata = titled(({ workoutText }) => workoutText.title);

const link = "inline-flex min-h-11 items-center underline underline-offset-4";

/** One workout: its numbers, its zones, the day around it, and the record behind it. */
export default async function WorkoutPage({ params }: PageProps<"id">) {
  const { figureText, workoutText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const id = idInAddress((await params).id);
  const row = await loadWorkout(db, { memberId, id });
  if (row === null) notFound();
  const { record } = await loadDay(db, { memberId, day: parseDay(row.day) });
  const workout = prepareWorkout(row, record, workoutText);
  const { one } = workoutText;
  return (
    <>
      <Link href="/workouts" prefetch={false} className={link}>
        {one.all}
      </Link>
      <PageHead title={workout.sport} lead={workout.when} />
      {row.deletedAt === null ? null : <p>{one.deleted}</p>}
      {workout.doubts.map((doubt) => (
        <p key={doubt} className="text-ink-2">
          {doubt}
        </p>
      ))}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={one.numbers}>
          <dl>
            {workout.numbers.map(({ label, value, unit, note }) => (
              <StatRow key={label} label={label} value={value} unit={unit} note={note} />
            ))}
          </dl>
        </Card>
        <div className="grid gap-4">
          <ShareChart figure={workout.zones} text={figureText} />
          <Card title={one.context}>
            <dl>
              {workout.context.map(({ label, value, unit, note }) => (
                <StatRow key={label} label={label} value={value} unit={unit} note={note} />
              ))}
            </dl>
            <Link href={`/day/${row.day}`} prefetch={false} className={link}>
              {one.openDay}
            </Link>
          </Card>
          <Card title={one.source}>
            <dl className="grid gap-2 text-small">
              {workout.source.map(({ label, value }) => (
                <div key={label}>
                  <dt className="text-ink-3">{label}</dt>
                  <dd className="break-all">{value}</dd>
                </div>
              ))}
            </dl>
            <Link href={`/data/records/workouts/${publicId(row.id)}`} prefetch={false} className={link}>
              {row.imported ? one.whyImported : one.why}
            </Link>
          </Card>
        </div>
      </div>
    </>
  );
}
