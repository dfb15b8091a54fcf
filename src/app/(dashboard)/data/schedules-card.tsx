import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Card } from "#components/ui/card.tsx";
import { type Schedule, scheduledTypes } from "#lib/schedule.ts";
import { describeCron } from "#presenters/cron-words.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { ScheduleView } from "#queries/status/schedules.ts";
import { ScheduleEditor } from "./schedule-editor.tsx";

interface SchedulesCardProps {
  schedules: readonly ScheduleView[];
  /** Null while the environment's timetable holds. */
  savedAt: Date | null;
  editable: boolean;
  toClock: (at: Date) => string;
}

/** When this install syncs by itself, in words, with the next run of each schedule. */
export async function SchedulesCard({ schedules, savedAt, editable, toClock }: SchedulesCardProps) {
  const texts = await loadTexts();
  const { dataText, formText } = texts;
  const text = dataText.timetable;
  const lines: Schedule[] = schedules.map(({ nextRunAt: _, ...line }) => line);
  return (
    <Card title={text.title} lead={savedAt === null ? text.fromEnvironment : text.saved}>
      <ul className="mb-3">
        {schedules.map((schedule) => (
          <li
            key={`${schedule.expression}/${schedule.kind}/${schedule.types.join()}`}
            className="border-hairline border-t py-2"
          >
            <p>
              <span className="font-semibold">{text.kindWords[schedule.kind]}</span> {when(schedule, texts)}
            </p>
            <p className="text-ink-2 text-small">
              {typesInWords(schedule, dataText)} ·{" "}
              {schedule.nextRunAt === null
                ? text.noNext
                : fillText(text.next, { at: toClock(schedule.nextRunAt) })}
            </p>
          </li>
        ))}
      </ul>
      {editable ? (
        <ScheduleEditor
          lines={lines}
          saved={savedAt !== null}
          words={{
            timetable: text,
            cronLanguage: dataText.cronLanguage,
            types: dataText.types,
            cancel: formText.cancel,
          }}
        />
      ) : null}
    </Card>
  );
}

function when({ expression }: Schedule, { dataText }: Texts): string {
  const words = describeCron(expression, dataText.cronLanguage);
  return words ?? fillText(dataText.timetable.otherwise, { expression });
}

function typesInWords({ types }: Schedule, dataText: Texts["dataText"]): string {
  if (types.length === scheduledTypes.length) return dataText.timetable.everything;
  return types.map((type) => dataText.types[type]).join(", ");
}
