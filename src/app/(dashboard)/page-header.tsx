import type { PageRange } from "#app/server/page-range.ts";
import { rangeText } from "#app/texts/en/range.ts";
import { RangePicker } from "#components/ui/range-picker.tsx";
import type { Range } from "#domain/range.ts";

interface PageHeaderProps {
  title: string;
  /** What the range comes to, in a sentence. */
  summary: string;
  range: PageRange & { days: Range };
}

/** A page over a range: its name, what it comes to, and the choice of days. */
export function PageHeader({ title, summary, range }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div>
        <h1 className="font-semibold text-title">{title}</h1>
        <p className="max-w-prose text-ink-2">{summary}</p>
      </div>
      <RangePicker choice={range.choice} problem={range.problem} shown={range.days} text={rangeText} />
    </div>
  );
}
