import { loadTexts } from "#app/server/texts.ts";
import type { Texts } from "#app/texts/en.ts";
import type { ImportReport } from "#domain/import-report.ts";
import { fillText } from "#presenters/fill-text.ts";

/** What was left out and why, each reason once, rows folded away; files that a spreadsheet saved again are named. */
export async function SkippedRows({ report }: { report: ImportReport }) {
  const { importText } = await loadTexts();
  const text = importText.report;
  const resaved = report.files.filter((file) => file.resaved);
  const skipped = report.files.filter((file) => file.problems.length > 0);
  return (
    <>
      {resaved.map(({ file }) => (
        <p key={file} className="wrap-anywhere text-ink-2 text-small">
          {fillText(text.resaved, { file })}
        </p>
      ))}
      {report.ignored.map(({ file, words }) => (
        <p key={file} className="wrap-anywhere text-ink-2 text-small">
          {words}
        </p>
      ))}
      {leftOutLines(report, text).map((line) => (
        <p key={line} className="wrap-anywhere text-ink-2 text-small">
          {line}
        </p>
      ))}
      {skipped.map(({ file, problems, skipped: n }) => {
        const untold = n - problems.reduce((sum, { rows }) => sum + rows, 0);
        return (
          <details key={file} className="wrap-anywhere text-small">
            <summary className="min-h-8 cursor-pointer">
              {fillText(n === 1 ? text.oneSkipped : text.skipped, { file, n: String(n) })}
            </summary>
            <ul className="mt-1 grid gap-1 text-ink-2">
              {problems.map(({ row, rows, words }) => {
                const told = rows === 1 ? text.row : rows === 2 ? text.rowAndOneOther : text.rowAndOthers;
                return <li key={row}>{fillText(told, { row: String(row), n: String(rows - 1), words })}</li>;
              })}
            </ul>
            {untold > 0 ? <p className="text-ink-2">{fillText(text.more, { n: String(untold) })}</p> : null}
          </details>
        );
      })}
    </>
  );
}

/** Which records were read and yet not stored, and why. */
function leftOutLines({ changes }: ImportReport, text: Texts["importText"]["report"]): string[] {
  return changes.flatMap(({ file, mayBeNap, deletedByWhoop }) => [
    ...(mayBeNap === 0
      ? []
      : [fillText(mayBeNap === 1 ? text.oneMayBeNap : text.mayBeNap, { file, n: String(mayBeNap) })]),
    ...(deletedByWhoop === 0
      ? []
      : [
          fillText(deletedByWhoop === 1 ? text.oneDeletedByWhoop : text.deletedByWhoop, {
            file,
            n: String(deletedByWhoop),
          }),
        ]),
  ]);
}
