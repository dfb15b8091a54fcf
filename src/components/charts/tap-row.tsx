interface TapRowProps {
  /** What to do first; shown until `chosen` is there. */
  hint: string;
  /** The way on, in words; null until something was chosen. */
  chosen: string | null;
  onOpen: () => void;
}

/** Below a chart, for fingers only: a tap looks, and this opens what it found. */
export function TapRow({ hint, chosen, onOpen }: TapRowProps) {
  return (
    <div className="no-print hidden min-h-11 items-center text-small pointer-coarse:flex">
      {chosen === null ? (
        <p className="text-ink-3">{hint}</p>
      ) : (
        <button
          type="button"
          className="min-h-11 font-semibold underline underline-offset-4"
          onClick={() => onOpen()}
        >
          {chosen}
        </button>
      )}
    </div>
  );
}
