import type { ShareFigure } from "#presenters/share-figure.ts";
import type { FigureText } from "./figure-text.ts";
import { ShareBar } from "./share-bar.tsx";
import { StaticFigure } from "./static-figure.tsx";

interface ShareChartProps {
  figure: ShareFigure;
  text: Pick<FigureText, "showTable" | "csv">;
  className?: string;
}

/** The parts of a whole, in their frame. */
export function ShareChart({ figure: { parts, ...head }, ...frame }: ShareChartProps) {
  return (
    <StaticFigure {...head} {...frame}>
      <ShareBar parts={parts} />
    </StaticFigure>
  );
}
