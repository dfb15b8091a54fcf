import { z } from "zod";

/** Next reads no longer one. */
const longestState = 40_000;

const dynamicKinds = [
  ...["c", "ci(..)(..)", "ci(.)", "ci(..)", "ci(...)", "oc"],
  ...["d", "di(..)(..)", "di(.)", "di(..)", "di(...)"],
] as const;

const segment = z.union([
  z.string(),
  z.tuple([z.string(), z.string(), z.enum(dynamicKinds), z.array(z.string()).nullable()]),
]);

/** A place in the tree of pages a browser has open: a segment, what lies under it, and how to load it. */
const routerState: z.ZodType<unknown> = z.lazy(() =>
  z.tuple([
    segment,
    z.record(z.string(), routerState),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(["refetch", "inside-shared-layout", "metadata-only"]).nullish(),
    z.number().nullish(),
    z.string().optional(),
  ]),
);

/**
 * Whether the header `Next-Router-State-Tree` is one that Next can read; it answers 500 to any other. Follows
 * `flightRouterStateSchema` of Next 16.
 */
export function isRouterState(header: string): boolean {
  if (header.length > longestState) return false;
  try {
    return routerState.safeParse(JSON.parse(decodeURIComponent(header))).success;
  } catch {
    return false;
  }
}
