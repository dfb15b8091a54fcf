import { loadTexts } from "#app/server/texts.ts";
import { DayRecords } from "#components/day/day-records.tsx";
import { DaySteps } from "#components/day/day-steps.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { StatRow } from "#components/ui/stat-row.tsx";
import { WorkoutTable } from "#components/workouts/workout-table.tsx";
import type { Range } from "#domain/range.ts";
import { shownUnit } from "#domain/shown-units.ts";
import { prepareDay } from "#presenters/prepare-day.ts";
import { prepareWorkoutLine } from "#presenters/prepare-workouts.ts";
import type { DayView } from "#queries/days/day.ts";
import type { RawRecord } from "#queries/days/day-raw.ts";

interface WholeDayProps {
  view: DayView;
  raw: readonly RawRecord[];
  /** Where the member's records begin and end. */
  stored: Range;
  /** How fresh this is, where that is to be said. */
  note: string | null;
}

/** A day's numbers, naps, workouts and journal, and the records they come from. */
export async function WholeDay({ view, raw, stored, note }: WholeDayProps) {
  const { calendarText, dayText, metricText, workoutText } = await loadTexts();
  const model = prepareDay(view, stored, metricText, dayText);
  const workouts = view.workouts.map((row) => prepareWorkoutLine(row, workoutText));
  return (
    <>
      <PageHead title={model.title} lead={model.notes.join(" ")}>
        <DaySteps previous={model.previous} next={model.next} text={dayText} />
      </PageHead>
      {note === null ? null : (
        <p role="status" className="text-ink-2 text-small">
          {note}
        </p>
      )}
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
        <div className="grid gap-4">
          <Card title={dayText.sleep}>
            <dl>
              {model.sleep.map((line) => (
                <StatRow key={line.label} {...line} />
              ))}
            </dl>
          </Card>
          {model.otherNights.length === 0 ? null : (
            <Card title={dayText.otherNights.title} lead={dayText.otherNights.lead}>
              {model.otherNights.map(({ id, lines }) => (
                <dl key={id}>
                  {lines.map((line) => (
                    <StatRow key={line.label} {...line} />
                  ))}
                </dl>
              ))}
            </Card>
          )}
        </div>
      </div>
      <Card title={dayText.workouts}>
        {workouts.length === 0 ? (
          <p className="text-ink-2">{dayText.noWorkouts}</p>
        ) : (
          <WorkoutTable
            workouts={workouts}
            text={{
              ...workoutText.table,
              caption: workoutText.table.inOrder,
              energy: shownUnit(workoutText.table.energy, calendarText),
            }}
          />
        )}
      </Card>
      {view.journal.length === 0 ? null : (
        <Card title={dayText.journal.title} lead={dayText.journal.lead}>
          <dl>
            {view.journal.map(({ cycleStartAt, question, answeredYes, notes }) => (
              <StatRow
                key={`${cycleStartAt.toISOString()} ${question}`}
                label={question}
                value={answeredYes ? dayText.journal.yes : dayText.journal.no}
                note={notes ?? undefined}
              />
            ))}
          </dl>
        </Card>
      )}
      <Card title={dayText.source.title} lead={dayText.source[view.source ?? "none"]}>
        <DayRecords records={raw} text={dayText.source} />
      </Card>
    </>
  );
}
