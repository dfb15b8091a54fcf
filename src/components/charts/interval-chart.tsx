import type { IntervalFigure } from "#presenters/interval-figure.ts";
import type { FigureText } from "./figure-text.ts";
import { IntervalRows } from "./interval-rows.tsx";
import { StaticFigure } from "./static-figure.tsx";

interface IntervalChartProps {
  figure: IntervalFigure;
  text: Pick<FigureText, "showTable" | "csv">;
  className?: string;
}

/** Levels with their intervals, in their frame. */
export function IntervalChart({ figure: { rows, ...head }, ...frame }: IntervalChartProps) {
  return (
    <StaticFigure {...head} {...frame}>
      <IntervalRows rows={rows} />
    </StaticFigure>
  );
}
