import Link from "next/link";
import { redirect } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { WorkoutTable } from "#components/workouts/workout-table.tsx";
import { shownUnit } from "#domain/shown-units.ts";
import { sportInWords } from "#domain/sports.ts";
import { prepareWorkoutLine, prepareWorkoutRecords, recordSpan } from "#presenters/prepare-workouts.ts";
import { UnknownCursorError } from "#queries/records/records-page.ts";
import { loadSports, loadWorkoutList } from "#queries/records/workout-list.ts";
import { loadWorkoutRecords } from "#queries/records/workout-records.ts";
import { NothingStored } from "../nothing-stored.tsx";
import { readFilter } from "./read-filter.ts";

export const generateMetadata = titled(({ workoutText }) => workoutText.title);

const pageLength = 50;

/** Workouts by sport and date, and the records among them. */
export default async function WorkoutsPage({ searchParams }: PageProps) {
  const { calendarText, workoutText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const { cursor, wrong, ...filter } = readFilter(await searchParams);
  const [sports, list, best] = await Promise.all([
    loadSports(db, { memberId }),
    loadWorkoutList(db, { memberId, ...filter, cursor, limit: pageLength }).catch(beginAnew),
    loadWorkoutRecords(db, { memberId, ...filter }),
  ]);
  const { title, lead, filters, table, records, older, newest, empty, noneYet, wrongFilter } = workoutText;
  if (sports.length === 0) return <NothingStored title={title} {...noneYet} />;
  const lines = list.records.map((row) => prepareWorkoutLine(row, workoutText));
  const kept = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return (
    <>
      <PageHead title={title} lead={lead} />
      <FilterForm
        name="sport"
        choices={sports.map(({ sportName, count }) => ({
          value: sportName,
          label: `${sportInWords(sportName, workoutText.sports)} (${count})`,
        }))}
        shown={{ ...filter, choice: filter.sport }}
        text={{ ...filters, choice: filters.sport }}
      />
      {wrong ? (
        <p role="status" className="text-ink-2 text-small">
          {wrongFilter}
        </p>
      ) : null}
      {lines.length === 0 ? (
        <EmptyState title={empty.title}>{empty.detail}</EmptyState>
      ) : (
        <>
          <Card title={records.title} lead={recordSpan(best.span, workoutText)}>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-3 sm:gap-x-8 lg:grid-cols-3">
              {prepareWorkoutRecords(best.records, workoutText).map(({ id, label, value, unit, where }) => (
                <li key={label} className="border-hairline border-t pt-2">
                  <p className="text-ink-2 text-small">{label}</p>
                  <p className="font-semibold text-title">
                    {value} <span className="font-normal text-ink-3 text-small">{unit}</span>
                  </p>
                  <Link
                    href={`/workouts/${id}`}
                    prefetch={false}
                    className="inline-flex min-h-6 items-center text-ink-2 text-small underline underline-offset-4"
                  >
                    {where}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
          <Card>
            <WorkoutTable
              workouts={lines}
              text={{ ...table, energy: shownUnit(table.energy, calendarText) }}
            />
            <div className="no-print mt-4 flex flex-wrap gap-2">
              {cursor === undefined ? null : (
                <LinkButton tone="quiet" href={`?${new URLSearchParams(kept)}`}>
                  {newest}
                </LinkButton>
              )}
              {list.nextCursor === null ? null : (
                <LinkButton
                  tone="quiet"
                  href={`?${new URLSearchParams([...kept, ["cursor", list.nextCursor]])}`}
                >
                  {older}
                </LinkButton>
              )}
            </div>
          </Card>
        </>
      )}
    </>
  );
}

/** An old or mistyped place in the list begins anew. */
function beginAnew(error: unknown): never {
  if (error instanceof UnknownCursorError) redirect("/workouts");
  throw error;
}
