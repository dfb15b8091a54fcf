import { loadTexts } from "#app/server/texts.ts";
import { SyncNow } from "#components/sync/sync-now.tsx";
import type { TodayModel } from "#presenters/prepare-today.ts";
import type { SyncInput } from "#presenters/prepare-today-sync.ts";

interface TodayHeaderProps {
  today: Pick<TodayModel, "day" | "lastData" | "freshness" | "flags">;
  /** Without a grant there is nothing to sync with. */
  connected: boolean;
  run: SyncInput | null;
}

/** Which day this is, how fresh it is, and the way to make it fresher. */
export async function TodayHeader({ today, connected, run }: TodayHeaderProps) {
  const { calendarText, shellText, todayText } = await loadTexts();
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-3">
      <div className="min-w-0 flex-1 basis-48">
        <h1>
          <span className="block font-semibold text-ink-2 text-label uppercase">{todayText.title}</span>
          <span className="block font-semibold text-lead sm:text-title">{today.day}</span>
        </h1>
        <p className="text-ink-2 text-small">{today.freshness}</p>
        {today.lastData === null ? null : <p className="font-semibold text-small">{today.lastData}</p>}
        {today.flags.map((flag) => (
          <p key={flag} className="text-ink-2 text-small">
            {flag}
          </p>
        ))}
      </div>
      {connected ? <SyncNow initial={syncOf(run)} text={shellText.sync} calendar={calendarText} /> : null}
    </div>
  );
}

/** Only what the control shows goes to the browser. */
function syncOf(run: SyncInput | null): SyncInput | null {
  if (run === null) return null;
  const { state, trigger, records, progress } = run;
  const types = Object.entries(progress).map(([type, { reachedAt, done }]) => [type, { reachedAt, done }]);
  return { state, trigger, records, progress: Object.fromEntries(types) };
}
