"use client";

import Link from "next/link";
import type { RecordTableModel } from "#presenters/prepare-record-table.ts";

interface RecordTableProps {
  caption: string;
  model: RecordTableModel;
  sort: { name: string; ascending: boolean };
  /** The address that sorts by a column. */
  sortHrefs: Readonly<Record<string, string>>;
  /** Where the history of a record is told, before its id. */
  recordPath: string;
}

/** A wide table of records in a box that scrolls, sorted by pressing a column's name. */
export function RecordTable({ caption, model, sort, sortHrefs, recordPath }: RecordTableProps) {
  return (
    <section
      className="overflow-x-auto"
      // A scrolled region must be reachable without a pointer.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      aria-label={caption}
    >
      <table className="min-w-full text-small [&_td]:whitespace-nowrap [&_td]:px-2 [&_td]:py-1">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-ink-3">
          <tr>
            {model.columns.map(({ name, label, right }) => {
              const sorted = name === sort.name;
              return (
                <th
                  key={name}
                  {...(sorted
                    ? { "aria-sort": sort.ascending ? ("ascending" as const) : ("descending" as const) }
                    : {})}
                  className={`whitespace-nowrap px-2 font-normal ${right ? "text-right" : "text-left"}`}
                >
                  <Link
                    href={sortHrefs[name] ?? ""}
                    prefetch={false}
                    scroll={false}
                    className={`inline-flex min-h-11 items-center gap-1 hover:text-ink ${sorted ? "font-semibold text-ink" : ""}`}
                  >
                    {label}
                    {sorted ? <span aria-hidden="true">{sort.ascending ? "▲" : "▼"}</span> : null}
                  </Link>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {model.rows.map(({ id, day, cells }) => (
            <tr key={id} className="border-hairline border-t">
              {cells.map(({ text, full }, place) => {
                const { name = "", right = false } = model.columns[place] ?? {};
                const href = place === 0 ? `${recordPath}/${id}` : name === "day" ? `/day/${day}` : null;
                return (
                  <td
                    key={name}
                    {...(full === undefined ? {} : { title: full })}
                    {...(right ? { className: "text-right" } : {})}
                  >
                    {href === null || text === "" ? (
                      text
                    ) : (
                      <Link
                        href={href}
                        prefetch={false}
                        className="inline-flex min-h-6 items-center underline underline-offset-4"
                      >
                        {place === 0 ? text.replace(/^(import:.{10}|.{8}).+/, "$1…") : text}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
