import type { DistributionModel } from "#charts/prepare-trend-details.ts";

/** A histogram as bars with a list of the same in words; the newest day's bar is outlined. */
export function DistributionBars({ model }: { model: DistributionModel }) {
  return (
    <>
      <ul className="flex h-40 items-end gap-px">
        {model.bars.map(({ share, label, isToday }) => (
          <li key={label} title={label} className="flex h-full flex-1 items-end">
            <span
              className={`block w-full rounded-t-sm bg-vital ${isToday ? "outline-2 outline-ink" : ""}`}
              style={{ height: `${(share * 100).toFixed(1)}%` }}
            />
            <span className="sr-only">{label}</span>
          </li>
        ))}
      </ul>
      <p className="flex justify-between pt-1 text-ink-3 text-small" aria-hidden="true">
        <span>{model.bars[0]?.label.split(":")[0]}</span>
        <span>{model.bars.at(-1)?.label.split(":")[0]}</span>
      </p>
      <p className="pt-2 text-ink-2">{model.sentence}</p>
    </>
  );
}
