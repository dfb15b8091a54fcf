import { cookies } from "next/headers";
import { rangeCookie } from "#components/ui/range-cookie.ts";
import { type Range, type RangeChoice, type RangeProblem, readRange } from "#domain/range.ts";
import { loadRange } from "#queries/days/range.ts";
import { getApp } from "./app.ts";
import type { PageProps } from "./page-props.ts";

/** The range a page shows; `days` is null while nothing is stored. */
export interface PageRange {
  choice: RangeChoice;
  problem: RangeProblem | null;
  days: Range | null;
}

/** The range the address asks for, else the one this browser showed last, on the member's stored days. */
export async function loadPageRange(
  memberId: number,
  searchParams: PageProps["searchParams"],
): Promise<PageRange> {
  const remembered = (await cookies()).get(rangeCookie)?.value;
  const { choice, problem } = readRange(await searchParams, remembered);
  return { choice, problem, days: await loadRange(getApp().db, { memberId, choice }) };
}
