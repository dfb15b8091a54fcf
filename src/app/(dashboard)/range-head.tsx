import type { PageRange } from "#app/server/page-range.ts";
import { loadTexts } from "#app/server/texts.ts";
import { PageHead } from "#components/ui/page-head.tsx";
import { RangePicker } from "#components/ui/range-picker.tsx";
import type { Range } from "#domain/range.ts";

interface RangeHeadProps {
  title: string;
  /** What the range comes to, in a sentence. */
  summary: string;
  range: PageRange & { days: Range };
}

/** The head of a page over a range: what it comes to, and the choice of days. */
export async function RangeHead({ title, summary, range }: RangeHeadProps) {
  const { rangeText } = await loadTexts();
  return (
    <PageHead title={title} lead={summary}>
      <RangePicker choice={range.choice} problem={range.problem} shown={range.days} text={rangeText} />
    </PageHead>
  );
}
