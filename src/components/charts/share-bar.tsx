import type { SharePart } from "#presenters/share-figure.ts";

/** Parts of a whole as one bar, and every part in words below it. */
export function ShareBar({ parts }: { parts: readonly SharePart[] }) {
  return (
    <>
      <div aria-hidden="true" className="flex h-5 gap-0.5 overflow-hidden rounded-control">
        {parts.map(({ id, tone, share }) => (
          <span key={id} style={{ background: `var(--${tone})`, width: `${(share * 100).toFixed(2)}%` }} />
        ))}
      </div>
      <dl className="mt-3 grid gap-2">
        {parts.map(({ id, label, tone, words }) => (
          <div key={id} className="flex items-center gap-2">
            <dt className="flex flex-1 items-center gap-2 text-ink-2">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-sm"
                style={{ background: `var(--${tone})` }}
              />
              {label}
            </dt>
            <dd className="font-semibold">{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
