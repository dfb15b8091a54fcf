import type { FigureTable } from "#presenters/figure-table.ts";

/** The rows of a figure; those in the order of time with the newest on top. */
export function FigureTableView({ caption, table }: { caption: string; table: FigureTable }) {
  const { columns, newestFirst } = table;
  const rows = newestFirst ? table.rows.toReversed() : table.rows;
  return (
    <table className="w-full text-small">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 bg-card text-ink-3">
        <tr>
          {columns.map(({ id, label }, place) => (
            <th
              key={id}
              scope="col"
              className={`py-1.5 font-normal ${place === 0 ? "text-left" : "pl-3 text-right align-bottom"}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={String(name?.value)} className="border-hairline border-t">
            <th scope="row" className="whitespace-nowrap py-1.5 text-left font-normal">
              {name?.shown}
              {name?.note ? <span className="ml-1 text-ink-3">{name.note}</span> : null}
            </th>
            {cells.map(({ shown, note }, place) => (
              <td key={columns[place + 1]?.id} className="py-1.5 pl-3 text-right">
                <span className="whitespace-nowrap font-semibold">{shown}</span>{" "}
                {note ? <span className="text-ink-2">{note}</span> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
