import type { ZonePart } from "#presenters/prepare-workouts.ts";

/** A workout's zones as one bar, zone 0 at the left; `spoken` says the same in words. */
export function ZoneBar({ zones, spoken }: { zones: readonly ZonePart[]; spoken: string }) {
  return (
    <div
      role="img"
      aria-label={spoken}
      title={spoken}
      className="flex h-2.5 w-full gap-px overflow-hidden rounded-sm"
    >
      {zones.map(({ tone, share }) =>
        share === 0 ? null : (
          <span key={tone} style={{ width: `${share.toFixed(2)}%`, background: `var(--${tone})` }} />
        ),
      )}
    </div>
  );
}
