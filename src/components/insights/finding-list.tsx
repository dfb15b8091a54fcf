import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import type { FindingModel } from "#presenters/prepare-insights.ts";

interface FindingListProps {
  findings: readonly FindingModel[];
  /** The address that opens a finding. */
  hrefOf: (finding: FindingModel) => string;
  open: string;
}

/** Findings by their size, with what may be said of them, the surest first; each opens its pair. */
export function FindingList({ findings, hrefOf, open }: FindingListProps) {
  return (
    <ol className="grid gap-x-8 lg:grid-cols-2">
      {findings.map((finding) => (
        <li
          key={`${finding.x} ${finding.y} ${finding.lagDays}`}
          className="grid content-start gap-1 border-hairline border-t py-3"
        >
          <div className="flex flex-wrap items-center justify-between gap-x-3">
            <h3 className="font-semibold">{finding.title}</h3>
            <Badge tone="plain">{finding.label}</Badge>
          </div>
          {finding.size === null ? null : (
            <p>
              <span className="font-semibold text-title">{finding.size.estimate}</span>{" "}
              <span className="text-ink-3 text-small">{finding.size.interval}</span>
            </p>
          )}
          <p className="max-w-prose text-ink-2 text-small">{finding.words}</p>
          <Link
            href={hrefOf(finding)}
            prefetch={false}
            aria-label={`${open}: ${finding.title}`}
            className="no-print flex min-h-11 w-fit items-center font-semibold text-small underline underline-offset-4"
          >
            {open}
          </Link>
        </li>
      ))}
    </ol>
  );
}
