interface WalkSliderProps {
  /** What it walks through. */
  label: string;
  /** What stands at the chosen place; empty before anything was chosen. */
  spoken: string;
  count: number;
  /** The chosen place; where the walk begins until then. */
  at: number;
  onWalk: (place: number) => void;
  onEnter?: () => void;
}

/** A slider under a plot: arrow keys, a finger or a pointer walk from one mark to the next, and each is spoken. */
export function WalkSlider({ label, spoken, count, at, onWalk, onEnter }: WalkSliderProps) {
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={spoken === "" ? label : spoken}
      min={0}
      max={Math.max(0, count - 1)}
      value={at}
      onChange={({ target }) => onWalk(Number(target.value))}
      onKeyDown={({ key }) => {
        if (key === "Enter") onEnter?.();
      }}
      className="no-print h-11 w-full accent-ink-2"
    />
  );
}
