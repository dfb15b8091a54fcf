import type { ScanSummary } from "#analysis/correlation-scan.ts";
import { detectableIn } from "#analysis/detectable.ts";
import { correlationMinimum } from "#analysis/evidence.ts";
import { formatNumber } from "#domain/format.ts";
import type { MetricName } from "#domain/metrics.ts";
import { correlationSentence, sizeOf } from "./correlation-sentence.ts";
import { fillText } from "./fill-text.ts";
import type { InsightsText } from "./insights-text.ts";

/** A finding in a sentence, with the pair it opens. */
export interface FindingModel {
  x: MetricName;
  y: MetricName;
  lagDays: number;
  title: string;
  state: "clear" | "tentative";
  label: string;
  /** The difference in the unit of `y`, and its 95 % interval. */
  size: { estimate: string; interval: string } | null;
  words: string;
}

/** What a look comes to: its header and its strongest findings. */
export interface InsightsModel {
  summary: string;
  findings: FindingModel[];
  /** What stands in their place while there is none. */
  nothing: { title: string; detail: string } | null;
}

/** Words for a look at all metrics. "Nothing clear" says what could have been seen; too early says what is missing. */
export function prepareInsights(summary: ScanSummary, text: InsightsText): InsightsModel {
  const findings = summary.strongest.flatMap((each) => finding(each));
  return {
    summary: headline(summary, text),
    findings,
    nothing: findings.length > 0 ? null : whyNothing(summary, text),
  };

  function finding(each: ScanSummary["strongest"][number]): FindingModel[] {
    const { x, y, lagDays, level } = each;
    if (level !== "clear" && level !== "tentative") return [];
    const { metrics, states } = text;
    const others = each.alike.map((metric) => metrics[metric].label).join(", ");
    const words = [
      correlationSentence(each, { family: summary.family, detectable: null, text }),
      ...(others === "" ? [] : [fillText(text.sentence.alike, { others })]),
    ].join(" ");
    const title = `${metrics[x].label} → ${metrics[y].label}`;
    return [{ x, y, lagDays, title, state: level, label: states[level], size: sizeOf(each, text), words }];
  }
}

/** Nothing found is a result; nothing compared is none, and patterns between measurements are no choices. */
function whyNothing({ family, holding }: ScanSummary, { findings }: InsightsText): InsightsModel["nothing"] {
  if (holding > 0)
    return {
      title: findings.onlyOthers,
      detail: fillText(findings.onlyOthersDetail, { holding: String(holding) }),
    };
  if (family > 0) return { title: findings.none, detail: findings.noneDetail };
  const days = String(correlationMinimum.days);
  return { title: findings.tooEarly, detail: fillText(findings.tooEarlyDetail, { days }) };
}

function headline(summary: ScanSummary, { summary: words, calendar }: InsightsText): string {
  const { family, holding, typicalEffectiveN, mostCommonDays } = summary;
  if (family === 0 || typicalEffectiveN === null)
    return fillText(words.tooEarly, { days: String(Math.max(1, correlationMinimum.days - mostCommonDays)) });
  const counts = { family: String(family), holding: String(holding) };
  if (holding > 0) return fillText(words.some, counts);
  const detectable = formatNumber(detectableIn(typicalEffectiveN), 2, calendar);
  return fillText(words.none, { ...counts, r: detectable });
}
