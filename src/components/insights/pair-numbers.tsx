import type { DetailRow } from "#presenters/pair-details.ts";

/** Every number of a pair; those that carry no verdict are grey. */
export function PairNumbers({ rows }: { rows: readonly DetailRow[] }) {
  return (
    <dl>
      {rows.map(({ label, value, plain }) => (
        <div
          key={label}
          className={`flex flex-wrap items-baseline justify-between gap-x-4 border-hairline border-t py-2 text-small ${plain ? "text-ink-3" : ""}`}
        >
          <dt className={plain ? "" : "text-ink-2"}>{label}</dt>
          <dd className={plain ? "" : "font-semibold"}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
