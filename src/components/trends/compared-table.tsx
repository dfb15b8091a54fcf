import type { ComparedRow } from "#charts/prepare-trend-details.ts";

interface ComparedTableProps {
  rows: readonly ComparedRow[];
  text: Record<"title" | "metric" | "here" | "other" | "difference", string>;
}

/** Means of two equally long periods side by side. */
export function ComparedTable({ rows, text }: ComparedTableProps) {
  return (
    <table className="w-full">
      <caption className="sr-only">{text.title}</caption>
      <thead className="text-left text-ink-3 text-small">
        <tr>
          <th className="pb-2 font-normal">{text.metric}</th>
          <th className="pb-2 pl-3 font-normal">{text.here}</th>
          <th className="pb-2 pl-3 font-normal">{text.other}</th>
          <th className="pb-2 pl-3 text-right font-normal">{text.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, here, other, difference }) => (
          <tr key={label} className="border-hairline border-t align-top">
            <th scope="row" className="py-2 text-left font-normal">
              {label}
            </th>
            <td className="py-2 pl-3 text-small">{here}</td>
            <td className="py-2 pl-3 text-small">{other}</td>
            <td className="py-2 pl-3 text-right font-semibold">{difference}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
