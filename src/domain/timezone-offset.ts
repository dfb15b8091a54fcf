/** Minutes that a clock is ahead of UTC: "+05:30" → 330, "-08:00" → −480, "Z" → 0. */
export function offsetMinutes(timezoneOffset: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(timezoneOffset);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
