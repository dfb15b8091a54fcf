/** Postgres keeps every character of a text but U+0000, which would refuse the whole page. */
export function toJson(rows: unknown): string {
  const json = JSON.stringify(rows);
  if (!json.includes("\\u0000")) return json;
  return JSON.stringify(rows, (_key, value) =>
    typeof value === "string" ? value.replaceAll("\u0000", "") : value,
  );
}
