import Link from "next/link";

interface DayRecordsProps {
  records: readonly { type: "cycles" | "sleeps" | "recoveries" | "workouts"; id: string; raw: unknown }[];
  text: {
    types: Record<"cycles" | "sleeps" | "recoveries" | "workouts", string>;
    history: string;
    raw: string;
    rawNone: string;
    nothing: string;
  };
}

/** The records behind a day: type, id, the way to its history, and WHOOP's own JSON when asked for. */
export function DayRecords({ records, text }: DayRecordsProps) {
  if (records.length === 0) return <p className="text-ink-2">{text.nothing}</p>;
  return (
    <ul>
      {records.map(({ type, id, raw }) => (
        <li key={`${type}-${id}`} className="border-hairline border-t py-2">
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <p>
              {text.types[type]} <span className="break-all text-ink-3 text-small">{id}</span>
            </p>
            <Link
              href={`/data/records/${type}/${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-small underline underline-offset-4"
            >
              {text.history}
            </Link>
          </div>
          {raw === null ? (
            <p className="text-ink-3 text-small">{text.rawNone}</p>
          ) : (
            <details>
              <summary className="flex min-h-11 items-center text-ink-2 text-small">{text.raw}</summary>
              <section
                className="max-h-96 overflow-auto rounded-control bg-ground p-3"
                // A scrolled region must be reachable without a pointer.
                // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
                tabIndex={0}
                aria-label={`${text.raw}, ${text.types[type]} ${id}`}
              >
                <pre className="text-small">{JSON.stringify(raw, null, 2)}</pre>
              </section>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
