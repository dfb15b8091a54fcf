import type { SeriesModel } from "#charts/series-model.ts";
import { describeSlot } from "#charts/series-words.ts";
import type { FigureText } from "./figure-text.ts";

/** The same days or weeks as the chart, newest first, in words. */
export function SeriesTable({ model, text }: { model: SeriesModel; text: FigureText }) {
  const slots = Array.from({ length: model.count }, (_, index) => describeSlot(model, index, text.words));
  return (
    <table className="w-full text-small">
      <caption className="sr-only">{model.title}</caption>
      <thead className="sticky top-0 bg-card text-ink-3">
        <tr>
          <th className="py-1.5 text-left font-normal">
            {model.stepDays === 1 ? text.dayColumn : text.weekColumn}
          </th>
          {model.columns
            .filter(({ listed }) => listed)
            .map(({ id, label }) => (
              <th key={id} className="py-1.5 pl-3 text-right align-bottom font-normal">
                {label}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {slots.reverse().map(({ when, readings, note }) => (
          <tr key={when} className="border-hairline border-t">
            <th scope="row" className="whitespace-nowrap py-1.5 text-left font-normal">
              {when}
              {note === "" ? null : <span className="ml-1 text-ink-3">{note}</span>}
            </th>
            {readings.map(({ label, value, word }) => (
              <td key={label} className="py-1.5 pl-3 text-right">
                <span className="whitespace-nowrap font-semibold">{value}</span>{" "}
                {word === "" ? null : <span className="text-ink-2">{word}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
