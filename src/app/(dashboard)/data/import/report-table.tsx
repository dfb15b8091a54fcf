import { loadTexts } from "#app/server/texts.ts";
import { FileName } from "#components/ui/file-name.tsx";
import type { ImportReport } from "#domain/import-report.ts";
import { wordFor } from "../word-for.ts";

/** Per file and type of record: rows read and skipped, and what they change. */
export async function ReportTable({ report, stored }: { report: ImportReport; stored: boolean }) {
  const { importText } = await loadTexts();
  const { columns, types } = importText.report;
  const heads = ["file", "type", "read", "skipped", "new", "changed", "unchanged", "leftOut"] as const;
  const title = stored ? importText.report.stored : importText.report.preview;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard, too.
    <section className="overflow-x-auto" tabIndex={0} aria-label={title}>
      <table className="w-full text-small tabular-nums">
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={`py-1 pr-4 font-semibold ${head === "file" || head === "type" ? "text-left" : "text-right"}`}
              >
                {columns[head]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(report).map(({ file, type, read, skipped, counts }) => (
            <tr key={`${file}/${type}`} className="border-hairline border-t">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                <FileName name={file} />
              </th>
              <td className="py-1.5 pr-4">{wordFor(types, type)}</td>
              {[read, skipped, counts.new, counts.changed, counts.unchanged, leftOutOf(counts)].map(
                (value, place) => (
                  <td key={heads[place + 2]} className="py-1.5 pr-4 text-right">
                    {value ?? ""}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const none = { new: 0, changed: 0, unchanged: 0, mayBeNap: 0, deletedByWhoop: 0 };

function leftOutOf({ mayBeNap, deletedByWhoop }: typeof none): number {
  return mayBeNap + deletedByWhoop;
}

/** A line per file, and one more for each further type its rows hold (a cycles file tells recoveries). */
function linesOf({ files, changes }: ImportReport) {
  return files.flatMap(({ file, type, read, skipped }) => {
    const counts = changes.filter((change) => change.file === file);
    const own = counts.find((change) => change.type === type);
    const others = counts.filter((change) => change !== own);
    return [
      { file, type, read, skipped, counts: own ?? none },
      ...others.map((each) => ({ file, type: each.type, read: null, skipped: null, counts: each })),
    ];
  });
}
