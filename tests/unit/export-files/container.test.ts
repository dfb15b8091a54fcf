import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecords } from "#export-files/container/csv-records.ts";
import { decodeText } from "#export-files/container/decode-text.ts";
import { jsonElements } from "#export-files/container/json-elements.ts";

const lineLength = 10_000;

/** The bytes in pieces of the given lengths, as a slow disk would give them. */
async function* inPieces(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

async function textOf(bytes: Uint8Array, lengths: readonly number[] = []): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of decodeText(inPieces(bytes, lengths), "a.csv", lineLength)) pieces.push(piece);
  return pieces.join("");
}

const lengths = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 30 });
const texts = fc.string({
  unit: fc.constantFrom("a", ",", "\n", "\r\n", "é", "睡", "😀", '"'),
  maxLength: 60,
});

test("text is the same in whatever pieces its bytes come", async () => {
  await fc.assert(
    fc.asyncProperty(texts, lengths, async (text, cuts) => {
      expect(await textOf(Buffer.from(text), cuts)).toBe(text);
      expect(await textOf(Buffer.from(`\uFEFF${text}`), cuts)).toBe(text);
      expect(await textOf(Buffer.from(`\uFEFF${text}`, "utf16le"), cuts)).toBe(text);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("bytes that are no UTF-8 are Windows-1252, in whatever pieces they come", async () => {
  const bytes = Buffer.from(
    "Zeit,Müdigkeit\nsueño – 5 €\n".replace("–", "\u0096").replace("€", "\u0080"),
    "latin1",
  );
  await fc.assert(
    fc.asyncProperty(lengths, async (cuts) => {
      expect(await textOf(bytes, cuts)).toBe("Zeit,Müdigkeit\nsueño – 5 €\n");
    }),
    { seed: 6, numRuns: 100 },
  );
});

test("one bad byte in a UTF-8 file is one replacement character", async () => {
  const bytes = Buffer.concat([Buffer.from("é".repeat(50)), Buffer.from([0xff]), Buffer.from("é\n")]);
  expect(await textOf(bytes, [20, 20, 20])).toBe(`${"é".repeat(50)}\uFFFDé\n`);
});

test("pieces end where lines end, so that a row is never taken for whole before it is", async () => {
  const pieces: string[] = [];
  for await (const piece of decodeText(inPieces(Buffer.from("a\nbc\r\nd"), [3, 2]), "a.csv", lineLength))
    pieces.push(piece);
  expect(pieces.slice(0, -1).every((piece) => /[\r\n]$/.test(piece))).toBe(true);
  expect(pieces.at(-1)).toBe("d");
});

test("a line of 200 MB is given up after the first of it, not held in memory", async () => {
  const piece = Buffer.alloc(64 * 1024, "x");
  let taken = 0;
  const endless = async function* () {
    for (; taken < 200 * 2 ** 20; taken += piece.length) yield piece;
  };
  const read = async () => {
    for await (const line of decodeText(endless(), "a.csv", lineLength)) expect(line).toBe("");
  };
  await expect(read()).rejects.toMatchObject({ code: "line-too-long" });
  expect(taken).toBeLessThan(2 * piece.length);
});

test("a zero byte further on makes a text no text", async () => {
  await expect(textOf(Buffer.from("a,b\n1,\u00002\n"))).rejects.toMatchObject({ code: "wrong-type" });
});

test("records and their row numbers are the same in whatever pieces they come", async () => {
  const rows = fc.array(fc.array(texts, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(rows, lengths, async (cells, cuts) => {
      const text = cells.map((row) => `${row.map(quoted).join(",")}\n`).join("");
      const pieces = decodeText(inPieces(Buffer.from(text), cuts), "a.csv", lineLength);
      const found: unknown[] = [];
      for await (const record of csvRecords(pieces, "a.csv", ",", lineLength)) found.push(record);
      const expected = cells
        .map((row, index) => ({ row: index + 1, cells: row, cutOff: false }))
        .filter(({ cells: row }) => row.some((cell) => cell !== ""));
      expect(found).toEqual(expected);
    }),
    { seed: 6, numRuns: 200 },
  );
});

test("elements of a JSON array are the same however it is laid out and in whatever pieces it comes", async () => {
  const layouts = fc.constantFrom(undefined, 1, "\t");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ maxDepth: 4 })),
      layouts,
      lengths,
      async (values, indent, cuts) => {
        const text = JSON.stringify(values, null, indent);
        const chunks = async function* () {
          for await (const piece of inPieces(Buffer.from(text), cuts))
            yield Buffer.from(piece).toString("latin1");
        };
        const found: unknown[] = [];
        for await (const element of jsonElements(chunks(), "a.json", lineLength))
          found.push(JSON.parse(Buffer.from(element, "latin1").toString()));
        expect(found).toEqual(JSON.parse(text));
      },
    ),
    { seed: 6, numRuns: 300 },
  );
});

test.each(["", "{}", "[1", '["a', "[1}", "[1] 2", "[[1]", "x[1]"])("%j is no whole array", async (text) => {
  const read = async () => {
    const chunks = async function* () {
      yield text;
    };
    for await (const element of jsonElements(chunks(), "a.json", lineLength)) JSON.parse(element);
  };
  await expect(read()).rejects.toMatchObject({ code: "damaged" });
});
