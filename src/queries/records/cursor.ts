/** The years 1 to 9999: what both sides of the connection to PostgreSQL write and read alike. */
const earliestMs = Date.parse("0001-01-01T00:00:00Z");
const latestMs = Date.parse("9999-12-31T23:59:59.999Z");

/** The place in a newest-first list after which the next page begins. */
export interface Cursor {
  at: Date;
  id: string;
}

/** A cursor as the opaque text a client hands back. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.getTime()}/${id}`).toString("base64url");
}

/** The cursor in `text`, or null when it is not one of ours; `isId` says what an id of this list looks like. */
export function decodeCursor(text: string, isId: (id: string) => boolean): Cursor | null {
  const [atMs, id, ...rest] = Buffer.from(text, "base64url").toString().split("/");
  if (!atMs || !id || rest.length > 0 || !/^-?\d{1,15}$/.test(atMs) || !isId(id)) return null;
  const at = Number(atMs);
  return at >= earliestMs && at <= latestMs ? { at: new Date(at), id } : null;
}
