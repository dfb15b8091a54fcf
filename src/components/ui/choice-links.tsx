import Link from "next/link";

interface ChoiceLinksProps {
  /** For those who hear it. */
  legend: string;
  choices: readonly { label: string; href: string; current: boolean }[];
}

/** A choice kept in the address: one of a few links in a row. */
export function ChoiceLinks({ legend, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={legend} className="no-print">
      <ul className="flex w-fit max-w-full flex-wrap rounded-control bg-card">
        {choices.map(({ label, href, current }) => (
          <li key={label}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              {...(current ? { "aria-current": "true" as const } : {})}
              className="flex min-h-11 min-w-11 items-center justify-center rounded-control px-3 text-ink-2 text-small hover:text-ink aria-[current=true]:bg-raised aria-[current=true]:font-semibold aria-[current=true]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
