import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvCell, csvText } from "#lib/csv.ts";
import { withoutGuard } from "#lib/formula-guard.ts";

const cell = (value: CsvCell) => csvText([[value]]).slice(0, -1);

describe("a CSV file", () => {
  test("has numbers unrounded and untouched, flags in words, instants in UTC, and empty cells for what is missing", () => {
    const row = [8.123456789, -3.25, 0, true, false, new Date("2026-03-01T22:30:00.567Z"), null, ""];
    expect(csvText([row])).toBe("8.123456789,-3.25,0,true,false,2026-03-01T22:30:00.567Z,,\n");
  });

  test("quotes only what holds a comma, a quote or a line break, and ends lines as asked", () => {
    const rows = [
      ["name", "note"],
      ['a "b", c', "two\nlines"],
    ];
    expect(csvText(rows)).toBe('name,note\n"a ""b"", c","two\nlines"\n');
    expect(csvText(rows, "\r\n")).toBe('name,note\r\n"a ""b"", c","two\nlines"\r\n');
    expect(csvText([])).toBe("");
  });

  test.each(["=1+1", "+1", "-1+1", "-x", "@sum", "\ta", "\ra", "＝1+1", "'=1", " =1", "  -x", " \ta"])(
    "has an apostrophe before %j, which a spreadsheet would take for a formula",
    (text) => {
      expect(parse(csvText([["id", text]]))).toEqual([["id", `'${text}`]]);
    },
  );

  test("leaves text that is a negative number as it is: that is no formula", () => {
    expect(cell("-5")).toBe("-5");
    expect(cell("-12.75")).toBe("-12.75");
  });

  test("has an apostrophe also where a spreadsheet that splits at semicolons, tabs or line ends would see a formula", () => {
    expect(cell(";=1")).toBe(";'=1");
    expect(cell("a;-5\t@b")).toBe("a;'-5\t'@b");
    expect(parse(csvText([['x;"=1', "two\n=1"]]))).toEqual([[`x;'"=1`, "two\n'=1"]]);
    expect(cell("a; =1")).toBe("a;' =1");
    expect(cell("a;b=1; c - d")).toBe("a;b=1; c - d");
  });

  const unit = fc.constantFrom(..."'=+-@;\t\r\n\",a5.＝😀 ");
  const texts = fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 4 });

  test("gives any text back, and is without a formula wherever it is split", () => {
    fc.assert(
      fc.property(texts, (row) => {
        const csv = csvText([["id", ...row]]);
        const [cells = []] = parse(csv);
        expect(cells.slice(1).map(withoutGuard)).toEqual(row);
        for (const one of cells.filter((each) => !/^-\d+(\.\d+)?$/.test(each)))
          expect(one).not.toMatch(/^ *[=+\-@\t\r＝＋－＠]/u);
        for (const separator of [";", "\t"])
          for (const part of csv.split(new RegExp(`[${separator}\r\n]`, "u")))
            expect(part).not.toMatch(/^[" ]*(?:[=+@＝＋－＠]|-(?!\d+(\.\d+)?(,|$)))/u);
      }),
      { seed: 12, numRuns: 3000 },
    );
  }, 30_000);
});
