import type { DialModel } from "#charts/prepare-today-dials.ts";
import { Dial } from "./dial.tsx";

/** The day's three scores side by side; recovery, in the middle, leads. */
export function Dials({ dials }: { dials: readonly DialModel[] }) {
  return (
    <ul className="flex items-start justify-center gap-3 sm:gap-8">
      {dials.map((dial) => (
        <Dial key={dial.id} dial={dial} leading={dial.id === "recovery"} />
      ))}
    </ul>
  );
}
