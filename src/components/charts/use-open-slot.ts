"use client";

import { useRouter } from "next/navigation";
import { type SeriesModel, slotDays } from "#presenters/series-model.ts";

/** Opens what a slot stands for: a day on its own page, a stretch of days as the range of this page. */
export function useOpenSlot(model: SeriesModel): (index: number) => void {
  const router = useRouter();
  return (index) => {
    const { from, to } = slotDays(model, index);
    if (model.stepDays === 1) {
      router.push(`/day/${from}`);
      return;
    }
    const query = new URLSearchParams(window.location.search);
    // The days are to be seen now, no longer their sums.
    for (const name of ["range", "by"]) query.delete(name);
    query.set("from", from);
    query.set("to", to);
    router.push(`?${query}`);
  };
}
