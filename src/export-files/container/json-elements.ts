import { ArchiveRefused, damaged, quoted } from "#export-files/refused.ts";

/**
 * The elements of one JSON array as texts, however the file is laid out, one after another so that no more than one is in
 * memory. Throws `ArchiveRefused` when the text is no array, ends early, goes on after its end, or an element is longer
 * than `elementLength`.
 */
export async function* jsonElements(
  pieces: AsyncIterable<string>,
  file: string,
  elementLength: number,
): AsyncGenerator<string> {
  const scanner = new ArrayScanner();
  let element = "";
  for await (const piece of pieces) {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const found = scanner.next(piece[at] ?? "");
      if (found === "bad") throw damaged(file);
      if (found !== "end of element") {
        if (found === "outside") from = at + 1;
        continue;
      }
      const text = (element + piece.slice(from, at)).trim();
      if (text !== "") yield text;
      element = "";
      from = at + 1;
    }
    element += piece.slice(from);
    if (element.length > elementLength)
      throw new ArchiveRefused("line-too-long", `${quoted(file)} has a record too long for any export.`);
  }
  if (!scanner.finished) throw damaged(file);
}

/** What reads or writes JSON by recursion must survive it. */
const deepest = 100;

/** Follows strings and brackets just far enough to know where an element of the outermost array ends. */
class ArrayScanner {
  private place: "before" | "inside" | "after" = "before";
  private depth = 0;
  private inString = false;
  private escaped = false;

  get finished(): boolean {
    return this.place === "after";
  }

  /** What a character is: outside the array, part of an element, or what ends one. */
  next(character: string): "outside" | "element" | "end of element" | "bad" {
    if (this.inString) return this.nextInString(character);
    if (this.place !== "inside") return this.nextOutside(character);
    if (character === '"') this.inString = true;
    else if (character === "{" || character === "[") {
      this.depth += 1;
      if (this.depth > deepest) return "bad";
    } else if (this.depth > 0) {
      if (character === "}" || character === "]") this.depth -= 1;
    } else if (character === "}") return "bad";
    else if (character === "]") {
      this.place = "after";
      return "end of element";
    } else if (character === ",") return "end of element";
    return "element";
  }

  private nextInString(character: string): "element" {
    if (this.escaped) this.escaped = false;
    else if (character === "\\") this.escaped = true;
    else if (character === '"') this.inString = false;
    return "element";
  }

  private nextOutside(character: string): "outside" | "bad" {
    if (this.place === "before" && character === "[") this.place = "inside";
    else if (character.trim() !== "") return "bad";
    return "outside";
  }
}
