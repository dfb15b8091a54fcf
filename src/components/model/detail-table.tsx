"use client";

import type { DetailRow } from "#presenters/prepare-model-effects.ts";

interface DetailTableProps {
  title: string;
  columns: Readonly<Record<string, string>>;
  rows: readonly DetailRow[];
}

/** Every coefficient with every kind of inference. */
export function DetailTable({ title, columns, rows }: DetailTableProps) {
  return (
    // A scrolled region must be reachable without a pointer.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={title}>
      <table className="w-full min-w-3xl text-small">
        <caption className="sr-only">{title}</caption>
        <thead className="text-ink-2">
          <tr>
            {Object.entries(columns).map(([id, label]) => (
              <th
                key={id}
                scope="col"
                className={`whitespace-nowrap px-2 py-1.5 font-normal first:pl-0 ${id === "predictor" || id === "method" ? "text-left" : "text-right"}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, predictor, cells }) => (
            <tr key={id} className={predictor === "" ? "" : "border-hairline border-t"}>
              {predictor === "" ? (
                <td />
              ) : (
                <th scope="row" className="whitespace-nowrap py-1.5 pr-2 text-left font-semibold">
                  {predictor}
                </th>
              )}
              {cells.map((cell, index) => (
                <td
                  // The columns never change their order.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  key={index}
                  className={`whitespace-nowrap px-2 py-1.5 ${index === 0 ? "text-left text-ink-2" : "text-right"}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
