import type { NeedFigure, WaterfallStep } from "#presenters/prepare-sleep.ts";
import type { FigureText } from "./figure-text.ts";
import { StaticFigure } from "./static-figure.tsx";

const looks: Record<WaterfallStep["id"], string> = {
  baseline: "bg-sleep",
  debt: "bg-[var(--stage-rem)]",
  strain: "bg-strain",
  nap: "bg-[var(--stage-awake)]",
  need: "border-2 border-ink",
  asleep: "bg-sleep",
};

interface WaterfallProps {
  figure: NeedFigure;
  text: Pick<FigureText, "showTable" | "csv">;
  className?: string;
}

/** What adds up to a total, each part beginning where the one before ended; the total and what was reached below. */
export function Waterfall({ figure: { steps, gap, ...head }, ...frame }: WaterfallProps) {
  return (
    <StaticFigure {...head} {...frame}>
      <dl className="grid gap-2">
        {steps.map(({ id, label, value, from, to }) => (
          <div
            key={id}
            className={`grid grid-cols-[7.5rem_1fr_3.5rem] items-center gap-2 ${id === "need" ? "border-hairline border-t pt-2" : ""}`}
          >
            <dt className="text-ink-2">{label}</dt>
            <dd aria-hidden="true" className="relative h-4">
              <span
                className={`absolute inset-y-0 min-w-0.5 rounded-sm ${looks[id]}`}
                style={{ left: `${(from * 100).toFixed(2)}%`, width: `${((to - from) * 100).toFixed(2)}%` }}
              />
            </dd>
            <dd className="text-right font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 font-semibold">{gap}</p>
    </StaticFigure>
  );
}
