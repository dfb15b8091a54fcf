// A spreadsheet program takes text for a formula that begins with one of these, its full-width forms included, or with a
// tab or a line break before one. Set to split at semicolons or tabs, it sees a cell's text begin after each of them, and
// after a line break that was quoted; quotes and blanks there count for nothing.
const unguarded = /(?<=^|[;\t\r\n])(?=["' ]*[=+\-@＝＋－＠])|^(?=["' ]*[\t\r\n])/gu;
const guarded = /(?<=^|[;\t\r\n])'(?=["' ]*[=+\-@＝＋－＠])|^'(?=["' ]*[\t\r\n])/gu;
const negativeNumber = /^-\d+(\.\d+)?$/;

/** Text as a cell of a file: an apostrophe stands before what would be a formula. `withoutGuard` takes it off again. */
export function withGuard(text: string): string {
  return negativeNumber.test(text) ? text : text.replaceAll(unguarded, "'");
}

/** The text that `withGuard` was given. */
export function withoutGuard(cell: string): string {
  return cell.replaceAll(guarded, "");
}
