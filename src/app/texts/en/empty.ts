/** What pages say before the first day has arrived. */
export const emptyText = {
  title: "No days yet",
  action: "See how far the sync is",
} as const;
