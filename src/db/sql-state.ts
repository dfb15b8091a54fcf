/** PostgreSQL's code for what went wrong, found in an error of Prisma or of the driver; null when it is none of theirs. */
export function sqlStateOf(error: unknown, depth = 0): string | null {
  if (typeof error !== "object" || error === null || depth > 6) return null;
  for (const name of ["originalCode", "code"]) {
    const code: unknown = Reflect.get(error, name);
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$|^E/.test(code)) return code;
  }
  for (const name of ["meta", "driverAdapterError", "cause"]) {
    const found = sqlStateOf(Reflect.get(error, name), depth + 1);
    if (found !== null) return found;
  }
  return null;
}
