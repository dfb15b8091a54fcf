import { LinkButton } from "#components/ui/link-button.tsx";

interface DayStepsProps {
  previous: string | null;
  next: string | null;
  text: Record<"previous" | "next", string>;
}

/** The ways to the day before and the day after, as far as there are any. */
export function DaySteps({ previous, next, text }: DayStepsProps) {
  return (
    <div className="no-print flex gap-2">
      {previous === null ? null : (
        <LinkButton tone="quiet" href={`/day/${previous}`}>
          <span aria-hidden="true">‹</span>
          {text.previous}
        </LinkButton>
      )}
      {next === null ? null : (
        <LinkButton tone="quiet" href={`/day/${next}`}>
          {text.next}
          <span aria-hidden="true">›</span>
        </LinkButton>
      )}
    </div>
  );
}
