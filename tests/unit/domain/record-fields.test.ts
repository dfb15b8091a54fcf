import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
/** Words for readers and the simulator, which speaks as WHOOP does, name what they are about. */
const aside = /^src\/(generated|app\/texts|i18n|whoop-simulator)\//;

const files = ["src", "prisma/models"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(tsx?|prisma)$/.test(name) && !aside.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, name), "utf8") })),
);

function filesNaming(words: RegExp): string[] {
  return files.filter(({ text }) => words.test(text)).map(({ name }) => name);
}

describe("a field of WHOOP's records", () => {
  it.each([
    ["skin temperature", /skin_?temp/i],
    ["disturbances", /disturbance/i],
    ["respiratory rate", /respiratory_?rate/i],
    ["time in a heart rate zone", /zone\d_?(ms|min)|zone_(zero|one)_milli/i],
  ])("is named in eight files at most: %s", (_name, words) => {
    const found = filesNaming(words);
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(8);
    expect(found).toContain("src/domain/record-fields.ts");
  });

  it("that two types of record have and two pages draw is named in seventeen files at most: energy", () => {
    const found = filesNaming(/energy_?kj|kilojoule/i);
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(17);
  });
});
