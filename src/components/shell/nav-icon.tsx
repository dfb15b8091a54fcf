export type NavIconName = "today" | "settings";

/** Drawn on a 24 box with a 1.8 stroke. */
const paths: Record<NavIconName, string> = {
  today: "M12 3a9 9 0 1 1-8.5 6M7 12.5h2.5l2-4.5 2.5 7 1.5-2.5H18",
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
