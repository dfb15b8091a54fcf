export type NavIconName =
  | "today"
  | "recovery"
  | "sleep"
  | "heart"
  | "strain"
  | "workouts"
  | "trends"
  | "insights"
  | "model"
  | "tables"
  | "data"
  | "settings"
  | "more";

/** Drawn on a 24 box with a 1.8 stroke. */
const paths: Record<NavIconName, string> = {
  today: "M12 3a9 9 0 1 1-8.5 6M7 12.5h2.5l2-4.5 2.5 7 1.5-2.5H18",
  recovery: "M4 20v-6m5.3 6V9m5.4 11v-8M20 20V4",
  sleep: "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
  heart: "M12 20s-8-4.8-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.2 12 20 12 20z",
  strain: "M13 3 5 14h6l-1 7 8-11h-6z",
  workouts: "M3 12h2m14 0h2M7 7v10M10 12h4M17 7v10M5 9.5v5M19 9.5v5",
  trends: "M4 17l5-6 4 3 7-9M15 5h5v5",
  insights: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM16.5 13v7M13 16.5h7",
  model: "M5 6h8M5 12h14M5 18h10M9 4v4M15 10v4M8 16v4",
  tables: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
  data: "M5 6.5C5 5 8 4 12 4s7 1 7 2.5S16 9 12 9 5 8 5 6.5zv11C5 19 8 20 12 20s7-1 7-2.5v-11M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  settings: "M4 7h9m5 0h2M4 17h2m5 0h9M13 4.5h5v5h-5zM6 14.5h5v5H6z",
};

/** A page's mark in the navigation; its name stands beside it. */
export function NavIcon({ name }: { name: NavIconName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className="size-6 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
