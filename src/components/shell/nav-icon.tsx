export type NavIconName = "today" | "data" | "settings";

/** Drawn on a 24 box with a 1.8 stroke. */
const paths: Record<NavIconName, string> = {
  today: "M12 3a9 9 0 1 1-8.5 6M7 12.5h2.5l2-4.5 2.5 7 1.5-2.5H18",
  data: "M5 6.5C5 5 8 4 12 4s7 1 7 2.5S16 9 12 9 5 8 5 6.5zv11C5 19 8 20 12 20s7-1 7-2.5v-11M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5",
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
