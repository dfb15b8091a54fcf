import { expect, test } from "vitest";
import { csvCell } from "#archive/write/csv-line.ts";

test("text that a spreadsheet would run gets an apostrophe, a negative number does not", () => {
  expect(csvCell("=1+1")).toBe("'=1+1");
  expect(csvCell("@sum")).toBe("'@sum");
  expect(csvCell("＝1+1")).toBe("'＝1+1");
  expect(csvCell(-3.25)).toBe("-3.25");
});

test("numbers are unrounded and a missing value is an empty cell", () => {
  expect(csvCell(8.123456789)).toBe("8.123456789");
  expect(csvCell(null)).toBe("");
});

test("commas, quotes and line ends are quoted", () => {
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
});
