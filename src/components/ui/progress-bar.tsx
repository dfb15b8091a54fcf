interface ProgressBarProps {
  label: string;
  /** 0 to 1, or null when the amount of work is not known yet. */
  share: number | null;
  /** A sentence under the bar, such as what has arrived. */
  detail?: string | undefined;
}

/** How far something has come, in words and as a bar. */
export function ProgressBar({ label, share, detail }: ProgressBarProps) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="grid gap-1.5">
      <div className="flex justify-between gap-3 text-small">
        <span>{label}</span>
        {percent === null ? null : <span className="text-ink-2">{percent} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { "aria-valuenow": percent })}
        className="h-2 overflow-hidden rounded-full bg-track"
      >
        <div
          className={`h-full rounded-full bg-action ${percent === null ? "progress-unknown" : "transition-[width] duration-300"}`}
          style={{ width: percent === null ? "30%" : `${percent}%` }}
        />
      </div>
      {detail === undefined ? null : <p className="text-ink-2 text-small">{detail}</p>}
    </div>
  );
}
