import { loadTexts } from "#app/server/texts.ts";
import { fillText } from "#charts/fill-text.ts";
import type { ImportReport } from "#domain/import-report.ts";

/** What was left out and why, row by row, folded away; files that a spreadsheet saved again are named. */
export async function SkippedRows({ report }: { report: ImportReport }) {
  const { importText } = await loadTexts();
  const text = importText.report;
  const resaved = report.files.filter((file) => file.resaved);
  const skipped = report.files.filter((file) => file.problems.length > 0);
  return (
    <>
      {resaved.map(({ file }) => (
        <p key={file} className="text-ink-2 text-small">
          {fillText(text.resaved, { file })}
        </p>
      ))}
      {report.ignored.map(({ file, words }) => (
        <p key={file} className="text-ink-2 text-small">
          {words}
        </p>
      ))}
      {skipped.map(({ file, problems, skipped: n }) => (
        <details key={file} className="text-small">
          <summary className="min-h-8 cursor-pointer">
            {fillText(text.skipped, { file, n: String(n) })}
          </summary>
          <ul className="mt-1 grid gap-1 text-ink-2">
            {problems.map(({ row, words }) => (
              <li key={row}>{fillText(text.row, { row: String(row), words })}</li>
            ))}
          </ul>
          {n > problems.length ? (
            <p className="text-ink-2">{fillText(text.more, { n: String(n - problems.length) })}</p>
          ) : null}
        </details>
      ))}
    </>
  );
}
