import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Card } from "#components/ui/card.tsx";
import { fillText } from "#presenters/fill-text.ts";
import { prepareRecordChanges } from "#presenters/prepare-record-changes.ts";
import type { RecordState } from "#queries/records/record-history.ts";

interface RecordStatesProps {
  /** Newest first. */
  states: readonly RecordState[];
  toClock: (at: Date) => string;
}

/** The states of a record from now back to the first known, each with the fields that differ from the one before. */
export async function RecordStates({ states, toClock }: RecordStatesProps) {
  const { dataText } = await loadTexts();
  const text = dataText.record;
  return (
    <>
      {states.length === 1 ? <p className="text-ink-2">{text.single}</p> : null}
      {states.map((state, index) => {
        const older = states[index + 1];
        const updatedAt = state.whoopUpdatedAt === null ? null : toClock(state.whoopUpdatedAt);
        const updated = updatedAt === null ? [] : [fillText(text.updated, { at: updatedAt })];
        const seen = state.seenAt === null ? [] : [fillText(text.seen, { at: toClock(state.seenAt) })];
        const title = index === 0 || updatedAt === null ? text.now : updatedAt;
        return (
          <Card
            key={`${updatedAt}-${state.seenAt?.getTime() ?? 0}`}
            title={title}
            lead={[...updated, ...seen].join(" · ")}
          >
            {older === undefined ? (
              <p className="text-ink-2">{text.first}</p>
            ) : (
              <Changes before={older.raw} after={state.raw} text={text} />
            )}
          </Card>
        );
      })}
    </>
  );
}

interface ChangesProps {
  before: unknown;
  after: unknown;
  text: Texts["dataText"]["record"];
}

function Changes({ before, after, text }: ChangesProps) {
  const lines = prepareRecordChanges(before, after, text);
  if (lines.length === 0) return <p className="text-ink-2">{text.same}</p>;
  return (
    <dl>
      {lines.map((line) => (
        <div
          key={line.path}
          className="flex flex-wrap items-baseline justify-between gap-x-3 border-hairline border-t py-2"
        >
          <dt className="text-ink-2">{line.label}</dt>
          <dd>
            <span className="sr-only">{text.from} </span>
            <span className="text-ink-2">{line.before}</span>
            <span aria-hidden="true" className="mx-2 text-ink-2">
              →
            </span>
            <span className="sr-only"> {text.to} </span>
            <span className="font-semibold">{line.after}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
