import type { WorkoutModel } from "#presenters/prepare-today.ts";

interface WorkoutListProps {
  workouts: readonly WorkoutModel[];
  strainLabel: string;
  none: string;
}

/** The last workouts: what, when, how long, and the strain of each. */
export function WorkoutList({ workouts, strainLabel, none }: WorkoutListProps) {
  if (workouts.length === 0) return <p className="text-ink-2">{none}</p>;
  return (
    <ul>
      {workouts.map(({ id, name, when, duration, strain, unscored }) => (
        <li key={id} className="flex items-center gap-3 border-hairline border-b py-2.5 last:border-b-0">
          <div className="min-w-0 flex-1">
            <p className="truncate font-semibold">{name}</p>
            <p className="text-ink-3 text-small">{when}</p>
          </div>
          <p className="text-right">
            {strain === null ? null : <span className="font-semibold text-strain-ink">{strain}</span>}
            <span className="ml-1 text-ink-3 text-small">{strain === null ? unscored : strainLabel}</span>
            {duration === null ? null : <span className="block text-ink-3 text-small">{duration}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
