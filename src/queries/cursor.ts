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
  return { at: new Date(Number(atMs)), id };
}
