/** Where a database URL points, for people: "db.home:5432", or the socket folder. Never a user name or a password. */
export function describeDatabase(url: string): string {
  const parsed = new URL(url);
  const socketDir = parsed.searchParams.get("host");
  return socketDir ?? `${parsed.hostname || "localhost"}:${parsed.port || "5432"}`;
}

/** The same server and credentials, another database on it. */
export function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(name)}`;
  return parsed.href;
}
