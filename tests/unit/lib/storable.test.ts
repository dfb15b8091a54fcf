import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storableJson, storableText, withinDepth } from "#lib/storable.ts";

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

describe("text that PostgreSQL can keep", () => {
  it("has U+FFFD for half an emoji, and no U+0000", () => {
    expect(storableText("run \ud83c!\u0000 😀")).toBe("run \ufffd! 😀");
  });

  it("is the same text when there is nothing to mend", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("\u0000"));
        expect(storableText(text)).toBe(text);
        expect(JSON.parse(storableJson({ [text]: text }))).toEqual({ [text]: text });
      }),
      { seed: 1 },
    );
  });

  it("is mended in names and values of JSON, wherever they stand, as it is by itself", () => {
    fc.assert(
      fc.property(anyText, anyText, (name, value) => {
        const [mended, text] = [storableText(name), storableText(value)];
        expect(JSON.parse(storableJson([{ [name]: [value] }]))).toEqual([{ [mended]: [text] }]);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it("keeps what only looks like an escape: a backslash, a u and digits", () => {
    const value = { "\\u0000": "\\ud83c and \\\\u0000", ["__proto__"]: 1 };
    expect(storableJson(value)).toBe(JSON.stringify(value));
  });
});

describe("JSON that is nested without end", () => {
  const nested = (levels: number) => JSON.parse(`${'{"a":['.repeat(levels)}1${"]}".repeat(levels)}`);

  it("is cut where nobody could walk on, and can be written", () => {
    const cut = withinDepth({ id: 7, deep: nested(10_000) }) as { id: number };
    expect(cut.id).toBe(7);
    expect(JSON.stringify(cut)).toContain("null");
  });

  it("is the very same value while it is not", () => {
    const value = { a: nested(200), b: [1, null, "x"] };
    expect(withinDepth(value)).toBe(value);
  });
});
