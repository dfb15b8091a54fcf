import type { DialModel } from "#presenters/prepare-today-dials.ts";
import { Dial } from "./dial.tsx";

/** The day's three scores side by side; recovery, in the middle, leads. The columns are there before the dials are. */
export function Dials({ dials }: { dials: readonly DialModel[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)_minmax(0,1fr)] items-start gap-3 sm:gap-8">
      {dials.map((dial) => (
        <Dial key={dial.id} dial={dial} leading={dial.id === "recovery"} />
      ))}
    </ul>
  );
}
