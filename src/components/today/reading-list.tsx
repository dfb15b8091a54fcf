import { StatRow } from "#components/ui/stat-row.tsx";
import type { ReadingModel } from "#presenters/prepare-today-readings.ts";

/** The numbers beneath the scores: big value, small unit, what is usual. */
export function ReadingList({ readings }: { readings: readonly ReadingModel[] }) {
  return (
    <dl className="gap-x-10 lg:columns-2 xl:columns-3">
      {readings.map(({ id, label, value, unit, note }) => (
        <StatRow key={id} label={label} value={value} unit={unit} note={note} />
      ))}
    </dl>
  );
}
