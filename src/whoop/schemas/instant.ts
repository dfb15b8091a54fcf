const form =
  /^(\d{4}-\d\d-(\d\d))[T ](\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s*(?:(Z|UTC|GMT)|([+-])(\d{1,2})(?::?(\d\d))?)?$/i;

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * The instant an ISO 8601 text means, with its zone written as `Z`, `+01:00`, `+1:00`, `+0100` or `+01`. The API speaks
 * UTC, so one that names no zone is in UTC. Null for what is no instant (a day its month does not have) and for what
 * lies outside the years 2000 to 2099: no strap has been worn then.
 */
export function instantOf(text: string): Date | null {
  const [, date, day, time, , sign, hours = "", minutes = "00"] = form.exec(text) ?? [];
  if (date === undefined || time === undefined) return null;
  // A day beyond the end of its month would count as one of the next.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return null;
  const zone = sign === undefined ? "Z" : `${sign}${hours.padStart(2, "0")}:${minutes}`;
  const clock = withColons(time);
  // A leap second: clocks that have none show the one before it twice.
  const instant = new Date(`${date}T${clock.replace(/^(\d\d:\d\d):60/, "$1:59")}${zone}`);
  return instant.getTime() >= earliest && instant.getTime() < latest ? instant : null;
}

function withColons(time: string): string {
  const [whole = "", fraction] = time.split(/[.,]/);
  const clock = whole.includes(":") ? whole : (whole.match(/\d\d/g) ?? []).join(":");
  return fraction === undefined ? clock : `${clock}.${fraction.slice(0, 9)}`;
}
