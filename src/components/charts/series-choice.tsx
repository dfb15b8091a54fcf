"use client";

import { useState } from "react";
import type { SeriesModel } from "#presenters/series-model.ts";
import { quietButton } from "./figure-frame.tsx";
import type { FigureText } from "./figure-text.ts";
import { SeriesChart } from "./series-chart.tsx";

interface SeriesChoiceProps {
  /** The first is shown, the others are a press away. */
  models: readonly [SeriesModel, ...SeriesModel[]];
  text: FigureText;
  /** Over the buttons, for those who hear them. */
  legend: string;
}

/** Several series in one frame, one at a time. */
export function SeriesChoice({ models, text, legend }: SeriesChoiceProps) {
  const [chosenId, setChosenId] = useState(models[0].id);
  const model = models.find(({ id }) => id === chosenId) ?? models[0];
  const choice = (
    <fieldset className="no-print -mx-1 my-1 flex gap-0.5 overflow-x-auto p-1 sm:gap-1">
      <legend className="sr-only">{legend}</legend>
      {models.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className={`${quietButton} shrink-0 max-sm:px-2`}
          aria-pressed={id === model.id}
          onClick={() => setChosenId(id)}
        >
          {title}
        </button>
      ))}
    </fieldset>
  );
  return <SeriesChart key={model.id} model={model} text={text} choice={choice} />;
}
