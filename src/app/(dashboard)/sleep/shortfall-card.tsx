import { loadTexts } from "#app/server/texts.ts";
import { Card } from "#components/ui/card.tsx";
import { StatRow } from "#components/ui/stat-row.tsx";
import type { SleepModel } from "#presenters/prepare-sleep.ts";

/** The shortfall as one bold figure; how it is counted, and the other ways to count, are a tap away. */
export async function ShortfallCard({ debt }: { debt: SleepModel["debt"] }) {
  const { sleepText } = await loadTexts();
  return (
    <Card title={sleepText.debt.title}>
      {debt.figure === null ? null : <p className="font-semibold text-figure">{debt.figure}</p>}
      <p className="text-ink-2">{debt.note}</p>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 items-center font-semibold underline underline-offset-4">
          {sleepText.debt.definitions}
        </summary>
        <dl>
          {debt.others.map(({ label, value, note }) => (
            <StatRow key={label} label={label} value={value} note={note} />
          ))}
        </dl>
      </details>
    </Card>
  );
}
