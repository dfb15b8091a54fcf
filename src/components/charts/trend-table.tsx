import type { TrendModel } from "#charts/trend-model.ts";
import { describeDay } from "#charts/trend-words.ts";
import type { ChartText } from "./chart-text.ts";

/** The same days as the chart, newest first, in words. */
export function TrendTable({ model, text }: { model: TrendModel; text: ChartText }) {
  const days = model.values.map((_, index) => describeDay(model, index, text.words)).reverse();
  return (
    <table className="w-full text-small">
      <caption className="sr-only">{model.title}</caption>
      <thead className="sticky top-0 bg-card text-left text-ink-3">
        <tr>
          <th className="py-1.5 font-normal">{text.dayColumn}</th>
          <th className="py-1.5 text-right font-normal">{text.valueColumn}</th>
          <th className="py-1.5 pl-4 font-normal">{text.noteColumn}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, value, note }) => (
          <tr key={day} className="border-hairline border-t">
            <th scope="row" className="whitespace-nowrap py-1.5 text-left font-normal">
              {day}
            </th>
            <td className="whitespace-nowrap py-1.5 text-right font-semibold">{value}</td>
            <td className="py-1.5 pl-4 text-ink-2">{note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
