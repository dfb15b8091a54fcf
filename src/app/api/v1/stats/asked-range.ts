import { getApp } from "#app/server/app.ts";
import { NotFoundError } from "#app/server/request-errors.ts";
import type { Range } from "#domain/range.ts";
import { type AskedDays, loadAskedRange } from "#queries/days/asked-range.ts";

/** The days a call asks for. Throws `NotFoundError` when there are none. */
export async function askedRange(memberId: number, asked: AskedDays): Promise<Range> {
  const range = await loadAskedRange(getApp().db, { memberId, ...asked });
  if (range === null) throw new NotFoundError();
  return range;
}
