import { type WhoopColumn, whoopColumnOf } from "./headers.ts";
import { type ColumnPlaces, type WhoopType, whoopTypeOf } from "./layout.ts";

/**
 * Which file of WHOOP's export has this header, and where its columns stand. Unknown columns are passed over; a column
 * that stands there twice makes the header nobody's.
 */
export function recogniseWhoopHeader(
  header: readonly string[],
): { type: WhoopType; places: ColumnPlaces } | undefined {
  const places = new Map<WhoopColumn, number>();
  for (const [index, cell] of header.entries()) {
    const column = whoopColumnOf(cell);
    if (column === undefined) continue;
    if (places.has(column)) return undefined;
    places.set(column, index);
  }
  const type = whoopTypeOf(places);
  if (type !== undefined) return { type, places };
  return looksLikeJournal(header, places) ? { type: "journal", places: journalPlaces } : undefined;
}

const journalPlaces: ColumnPlaces = new Map([
  ["cycleStart", 0],
  ["cycleEnd", 1],
  ["zone", 2],
  ["question", 3],
  ["answeredYes", 4],
  ["notes", 5],
]);

/**
 * The journal's own three headers are not known in every language (French), but no other file has six columns of which
 * the first three are the cycle's and the rest unknown. An answer that is neither true nor false is refused row by row.
 */
function looksLikeJournal(header: readonly string[], places: ColumnPlaces): boolean {
  return (
    header.length === journalPlaces.size &&
    places.size === 3 &&
    (["cycleStart", "cycleEnd", "zone"] as const).every((column, index) => places.get(column) === index)
  );
}
