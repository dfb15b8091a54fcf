import type { ReactNode } from "react";

interface StatRowProps {
  label: string;
  /** The figure as text, already rounded; null when there is none (then `note` says why). */
  value: string | null;
  unit?: string | undefined;
  /** Below the figure, such as what is usual. */
  note?: string | undefined;
  /** A mark between label and figure. */
  mark?: ReactNode;
}

/** One line of a list of figures: label, big value, small unit, and what is usual. For use inside a `<dl>`. */
export function StatRow({ label, value, unit, note, mark }: StatRowProps) {
  return (
    <div className="flex min-h-14 break-inside-avoid items-center gap-3 border-hairline border-t py-2">
      <dt className="flex-1 text-ink-2">{label}</dt>
      {mark === undefined ? null : <dd>{mark}</dd>}
      <dd className="text-right">
        {value === null ? null : (
          <span className="font-semibold text-title">
            {value}
            {unit ? <span className="ml-1 font-normal text-ink-3 text-small">{unit}</span> : null}
          </span>
        )}
        {note === undefined ? null : <span className="block text-ink-3 text-small">{note}</span>}
      </dd>
    </div>
  );
}
