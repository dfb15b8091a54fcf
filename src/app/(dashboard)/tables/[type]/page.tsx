import { notFound, redirect } from "next/navigation";
import { getApp } from "#app/server/app.ts";
import type { PageProps } from "#app/server/page-props.ts";
import { readTableQuery } from "#app/server/table-query.ts";
import { loadTexts, titled } from "#app/server/texts.ts";
import { requireViewer } from "#app/server/viewer.ts";
import { RecordTable } from "#components/tables/record-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { ChoiceLinks } from "#components/ui/choice-links.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FilterForm } from "#components/ui/filter-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { recordTypes } from "#domain/record-fields.ts";
import { prepareRecordTable } from "#presenters/prepare-record-table.ts";
import { recordColumns } from "#queries/records/record-columns.ts";
import { loadRecordTable } from "#queries/records/record-table.ts";
import { UnknownCursorError } from "#queries/records/records-page.ts";

export const generateMetadata = titled(({ tableText }) => tableText.title);

const pageLength = 50;

/** Stored records of one kind as a table: sorted, filtered, page by page, and as a file. */
export default async function TablePage({ params, searchParams }: PageProps<"type">) {
  const { tableText } = await loadTexts();
  const { memberId } = await requireViewer();
  const { db } = getApp();
  const asked = (await params).type;
  const type = recordTypes.find((each) => each === asked);
  if (type === undefined) notFound();
  const { cursor, ascending, sort = "day", from, to, state } = readTableQuery(await searchParams);
  const filter = { from, to, state };
  const page = await loadRecordTable(db, {
    memberId,
    type,
    sort,
    ascending,
    ...filter,
    cursor,
    limit: pageLength,
  }).catch((error: unknown) => {
    // An old or mistyped place in the table begins anew.
    if (error instanceof UnknownCursorError) redirect(`/tables/${type}`);
    throw error;
  });
  const filterWords = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const order = { sort, ...(ascending ? { order: "asc" } : {}) };
  const here = new URLSearchParams([...filterWords, ...Object.entries(order)]);
  const sortHrefs = Object.fromEntries(
    recordColumns[type].map(({ name }) => {
      const up = name === sort && !ascending ? [["order", "asc"]] : [];
      return [name, `?${new URLSearchParams([...filterWords, ["sort", name], ...up])}`];
    }),
  );
  const { title, lead, types, choose, filters, states, empty, csv, more, first } = tableText;
  return (
    <>
      <PageHead title={`${title}: ${types[type]}`} lead={lead}>
        <LinkButton tone="quiet" href={`/api/tables/${type}?${here}`} leavesApp>
          {csv}
        </LinkButton>
      </PageHead>
      <ChoiceLinks
        legend={choose}
        choices={recordTypes.map((each) => ({
          label: types[each],
          href: `/tables/${each}?${new URLSearchParams(filterWords)}`,
          current: each === type,
        }))}
      />
      <FilterForm
        name="state"
        choices={Object.entries(states).map(([value, label]) => ({ value, label }))}
        shown={{ ...filter, choice: state }}
        keep={order}
        text={{ ...filters, choice: filters.state }}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={empty.title}>{empty.detail}</EmptyState>
      ) : (
        <Card className="min-w-0">
          <RecordTable
            caption={types[type]}
            model={prepareRecordTable(page, tableText)}
            sort={{ name: sort, ascending }}
            sortHrefs={sortHrefs}
            recordPath={`/data/records/${type}`}
          />
          <div className="no-print mt-4 flex flex-wrap gap-2">
            {cursor === undefined ? null : (
              <LinkButton tone="quiet" href={`?${here}`}>
                {first}
              </LinkButton>
            )}
            {page.nextCursor === null ? null : (
              <LinkButton tone="quiet" href={`?${here}&cursor=${page.nextCursor}`}>
                {more}
              </LinkButton>
            )}
          </div>
        </Card>
      )}
    </>
  );
}
