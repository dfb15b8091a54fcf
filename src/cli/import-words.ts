import type { ImportView } from "#queries/status/imports.ts";

type Report = NonNullable<ImportView["report"]>;

/** So many reasons why rows of a file were skipped are printed. */
const reasonsShown = 10;

/** What an import did, or would do, line by line. */
export function importWords(found: ImportView, verb: "were" | "would be"): string[] {
  if (found.state === "same") return ["These very contents are stored already. Nothing was changed."];
  if (found.problem) return [found.problem, ...(found.advice ? [found.advice] : [])];
  const { files, ignored, changes } = found.report ?? { files: [], ignored: [], changes: [] };
  return [
    ...files.flatMap(fileLines),
    ...ignored.map(({ words }) => words),
    ...changes.map((change) => changeLine(change, verb)),
    found.state === "done" ? `Stored as import ${found.id}.` : "Nothing was stored.",
  ];
}

function fileLines({ file, read, skipped, resaved, problems }: Report["files"][number]): string[] {
  const again = resaved ? " (saved again by a spreadsheet)" : "";
  return [
    `${file}: ${counted(read, "row")} read, ${skipped} skipped${again}`,
    ...problems.slice(0, reasonsShown).map(({ row, rows, words }) => {
      const others = rows === 1 ? "" : ` and ${counted(rows - 1, "other row")}`;
      return `  row ${row}${others}: ${words}`;
    }),
  ];
}

function changeLine(change: Report["changes"][number], verb: string): string {
  const { file, type, new: added, changed, unchanged, mayBeNap, deletedByWhoop } = change;
  const leftOut = [
    ...(mayBeNap > 0 ? [`${mayBeNap} left out (may be a nap's)`] : []),
    ...(deletedByWhoop > 0 ? [`${deletedByWhoop} left out (deleted by WHOOP)`] : []),
  ];
  const counts = [`${added} ${verb} new`, `${changed} changed`, `${unchanged} unchanged`, ...leftOut];
  return `${type.padEnd(12)} ${counts.join(", ")} (${file})`;
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}
