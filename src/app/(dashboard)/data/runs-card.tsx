import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formatNumber } from "#domain/format.ts";
import { fillText } from "#presenters/fill-text.ts";
import type { RunView } from "#queries/status/run.ts";
import { wordFor } from "./word-for.ts";

const tones: Record<RunView["state"], BadgeTone> = {
  requested: "plain",
  running: "plain",
  paused: "warn",
  done: "good",
  partial: "problem",
  failed: "problem",
};
/** A run of all types does not name them. */
const allTypes = 4;
const countNames = ["new", "changed", "unchanged", "deleted", "rejected"] as const;

interface RunsCardProps {
  runs: readonly RunView[];
  toClock: (at: Date) => string;
}

/** The latest syncs, each with what it found and what it cost. */
export async function RunsCard({ runs, toClock }: RunsCardProps) {
  const texts = await loadTexts();
  const { dataText } = texts;
  const text = dataText.runs;
  return (
    <Card title={text.title}>
      {runs.length === 0 ? <p className="text-ink-2">{text.none}</p> : null}
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="border-hairline border-t py-3">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <p className="min-w-0 flex-1">
                <span className="font-semibold">{wordFor(text.kinds, run.kind)}</span>{" "}
                {run.types.length === allTypes ? null : (
                  <span className="text-small">{typesInWords(run, dataText)} </span>
                )}
                <span className="text-ink-2 text-small">{wordFor(text.triggers, run.trigger)}</span>
              </p>
              <Badge tone={tones[run.state]}>{text.states[run.state]}</Badge>
            </div>
            <p className="text-small">{counts(run, texts)}</p>
            <p className="text-ink-2 text-small">
              {[toClock(run.requestedAt), ...costs(run, texts)].join(" · ")}
            </p>
            {run.state === "paused" && run.resumeAt !== null ? (
              <p className="text-small">{fillText(text.resume, { at: toClock(run.resumeAt) })}</p>
            ) : null}
            {(run.state === "failed" || run.state === "partial") && run.problem !== null ? (
              <p className="text-danger text-small">{run.problem}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function typesInWords({ types }: RunView, dataText: Texts["dataText"]): string {
  return types.map((type) => wordFor(dataText.types, type)).join(", ");
}

/** "12 new, 3 changed": over all types, without the zeros; what WHOOP had nothing to say about is left out. */
function counts(run: RunView, { dataText: { runs: text }, calendarText: calendar }: Texts): string {
  const parts = countNames.flatMap((name) => {
    const total = Object.values(run.progress).reduce((sum, type) => sum + type[name], 0);
    return total === 0 ? [] : [fillText(text.counts[name], { n: formatNumber(total, 0, calendar) })];
  });
  return parts.join(", ") || text.noCounts;
}

function costs(run: RunView, { dataText: { runs: text }, calendarText: calendar }: Texts): string[] {
  const requests =
    run.requests === 1
      ? text.oneRequest
      : fillText(text.requests, { n: formatNumber(run.requests, 0, calendar) });
  if (run.startedAt === null || run.finishedAt === null) return [requests];
  const seconds = (run.finishedAt.getTime() - run.startedAt.getTime()) / 1000;
  const lasted =
    seconds < 90
      ? fillText(text.seconds, { n: formatNumber(seconds, seconds < 10 ? 1 : 0, calendar) })
      : fillText(text.minutes, { n: formatNumber(seconds / 60, 0, calendar) });
  return [requests, lasted];
}
