// What WHOOP never named goes by its start: a cycle by a number below zero, everything else by a UUID of a form that
// WHOOP's ids do not have (version 8).
const madeNumber = /^-(\d{1,12})$/;
const madeUuid = /^00000000-0000-8000-8000-([0-9a-f]{12})$/;
const publicForm = /^import:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/;

/** An id as the outside sees it: WHOOP's own, or `import:2024-05-01T21:30:00Z` for what only an import knows. */
export function publicId(id: bigint | string): string {
  const startAt = startOfMadeId(id.toString());
  return startAt === null ? id.toString() : `import:${startAt.toISOString().replace(".000Z", "Z")}`;
}

/** Whether a public id is that of a record only an import knows. */
export function isOfImport(id: string | null): boolean {
  return id !== null && publicForm.test(id);
}

/** The id, as text, that a record of the type is stored under, from what `publicId` gave out; other text stays as it is. */
export function storedId(type: "cycles" | "sleeps" | "recoveries" | "workouts", id: string): string {
  const seconds = Date.parse(publicForm.exec(id)?.[1] ?? "") / 1000;
  if (!(seconds > 0)) return id;
  if (type === "cycles") return `-${seconds}`;
  return `00000000-0000-8000-8000-${seconds.toString(16).padStart(12, "0")}`;
}

function startOfMadeId(id: string): Date | null {
  const [, decimal] = madeNumber.exec(id) ?? [];
  if (decimal !== undefined) return new Date(Number(decimal) * 1000);
  const [, hexadecimal] = madeUuid.exec(id) ?? [];
  return hexadecimal === undefined ? null : new Date(Number.parseInt(hexadecimal, 16) * 1000);
}
