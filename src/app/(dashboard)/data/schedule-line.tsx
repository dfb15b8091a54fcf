import type { Texts } from "#app/texts/en.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { Schedule } from "#lib/schedule.ts";
import { describeCron } from "#presenters/cron-words.ts";
import { fillText } from "#presenters/fill-text.ts";

const kinds = ["light", "deep"] as const;
const types = ["cycles", "sleeps", "recoveries", "workouts"] as const;

/** The words of the editor, as they go to the browser. */
export interface ScheduleWords {
  timetable: Texts["dataText"]["timetable"];
  cronLanguage: Texts["dataText"]["cronLanguage"];
  types: Texts["dataText"]["types"];
  cancel: string;
}

interface ScheduleLineProps {
  words: ScheduleWords;
  line: Schedule;
  /** Its place in the list, from 1. */
  number: number;
  onChange: (line: Schedule) => void;
  /** Null for the last one left. */
  onRemove: (() => void) | null;
}

/** One schedule to be changed: the expression with its words, how thorough, and which records. */
export function ScheduleLine({ words, line, number, onChange, onRemove }: ScheduleLineProps) {
  const { timetable: text, cronLanguage } = words;
  const n = String(number);
  return (
    <fieldset className="grid gap-3 rounded-control bg-raised p-3">
      <legend className="sr-only">{fillText(text.line, { n })}</legend>
      <Field
        name={`expression-${n}`}
        label={text.when}
        hint={describeCron(line.expression, cronLanguage) ?? text.hint}
        value={line.expression}
        onChange={(event) => onChange({ ...line, expression: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold">{text.kind}</legend>
        {kinds.map((kind) => (
          <label key={kind} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name={`kind-${n}`}
              checked={line.kind === kind}
              onChange={() => onChange({ ...line, kind })}
              className="size-4 accent-action"
            />
            {text.kinds[kind]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-semibold">{text.types}</legend>
        <div className="flex flex-wrap gap-x-4">
          {types.map((type) => (
            <label key={type} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={line.types.includes(type)}
                onChange={(event) => {
                  const checked = event.currentTarget.checked;
                  const chosen = (each: (typeof types)[number]) =>
                    each === type ? checked : line.types.includes(each);
                  onChange({ ...line, types: types.filter(chosen) });
                }}
                className="size-4 accent-action"
              />
              {words.types[type]}
            </label>
          ))}
        </div>
      </fieldset>
      {onRemove === null ? null : (
        <div>
          <Button tone="quiet" className="bg-track" onClick={onRemove}>
            {fillText(text.remove, { n })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
