import type { Texts } from "../en.ts";

/** What pages say before the first day has arrived. */
export const emptyText: Texts["emptyText"] = {
  title: "Noch keine Tage",
  action: "Wie weit die Synchronisierung ist",
};
