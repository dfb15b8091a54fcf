"use client";

import { useState } from "react";
import { quietButton } from "#components/charts/figure-frame.tsx";
import type { FigureText } from "#components/charts/figure-text.ts";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import type { IntervalFigure } from "#presenters/interval-figure.ts";

interface EffectsChartProps {
  natural: IntervalFigure;
  standardised: IntervalFigure;
  text: FigureText;
  scaleText: { legend: string; natural: string; standardised: string };
}

/** Coefficients as dots on their intervals, in the outcome's unit or all on one scale. */
export function EffectsChart({ natural, standardised, text, scaleText }: EffectsChartProps) {
  const [scale, setScale] = useState<"natural" | "standardised">("natural");
  return (
    <div className="grid gap-2">
      <fieldset className="no-print flex">
        <legend className="sr-only">{scaleText.legend}</legend>
        {(["natural", "standardised"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={quietButton}
            aria-pressed={scale === each}
            onClick={() => setScale(each)}
          >
            {scaleText[each]}
          </button>
        ))}
      </fieldset>
      <IntervalChart key={scale} figure={scale === "natural" ? natural : standardised} text={text} />
    </div>
  );
}
