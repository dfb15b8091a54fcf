// What WHOOP never named goes by its start: a cycle by a number below zero, everything else by a UUID of a form that
// WHOOP's ids do not have (version 8).
const madeUuid = /^00000000-0000-8000-8000-([0-9a-f]{12})$/;

/** Whether an id was made here, for a record that only an import knows. */
export function isMadeId(id: bigint | string): boolean {
  return startOfMadeId(id) !== null;
}

/** An id as the outside sees it: WHOOP's own, or `import:2024-05-01T21:30:00Z` for what only an import knows. */
export function publicId(id: bigint | string): string {
  const startAt = startOfMadeId(id);
  return startAt === null ? id.toString() : `import:${startAt.toISOString().replace(".000Z", "Z")}`;
}

function startOfMadeId(id: bigint | string): Date | null {
  if (typeof id === "bigint") return id < 0n ? new Date(Number(-id) * 1000) : null;
  const seconds = madeUuid.exec(id)?.[1];
  return seconds === undefined ? null : new Date(Number.parseInt(seconds, 16) * 1000);
}
