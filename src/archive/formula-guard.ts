// What a spreadsheet program takes for the beginning of a formula, its full-width forms and line breaks included.
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/u;
const guarded = /^''*[=+\-@\t\r\n＝＋－＠]/u;

/** Text as a cell of a file: what would be a formula gets an apostrophe in front. `withoutGuard` takes it off again. */
export function withGuard(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that `withGuard` was given. */
export function withoutGuard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
