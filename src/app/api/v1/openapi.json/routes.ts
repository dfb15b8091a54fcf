import type { DescribedRoute } from "#app/server/openapi.ts";

/** Every route of the REST interface by its address; each is loaded only for the document that describes them. */
const routes: Record<string, () => Promise<DescribedRoute>> = {
  "/profile": () => import("../profile/route.ts"),
  "/cycles": () => import("../cycles/route.ts"),
  "/sleeps": () => import("../sleeps/route.ts"),
  "/recoveries": () => import("../recoveries/route.ts"),
  "/workouts": () => import("../workouts/route.ts"),
  "/days": () => import("../days/route.ts"),
  "/days/{day}": () => import("../days/[day]/route.ts"),
  "/stats/correlations": () => import("../stats/correlations/route.ts"),
  "/stats/correlations/pair": () => import("../stats/correlations/pair/route.ts"),
  "/stats/hrv": () => import("../stats/hrv/route.ts"),
  "/stats/weekdays": () => import("../stats/weekdays/route.ts"),
  "/stats/periods": () => import("../stats/periods/route.ts"),
  "/stats/lags": () => import("../stats/lags/route.ts"),
  "/stats/trends": () => import("../stats/trends/route.ts"),
  "/stats/baselines": () => import("../stats/baselines/route.ts"),
  "/stats/sleep": () => import("../stats/sleep/route.ts"),
  "/stats/load": () => import("../stats/load/route.ts"),
  "/stats/regression": () => import("../stats/regression/route.ts"),
  "/stats/regression/saved": () => import("../stats/regression/saved/route.ts"),
  "/stats/regression/saved/{id}": () => import("../stats/regression/saved/[id]/route.ts"),
  "/sync": () => import("../sync/route.ts"),
  "/sync/events": () => import("../sync/events/route.ts"),
  "/sync/runs/{id}": () => import("../sync/runs/[id]/route.ts"),
  "/sync/schedules": () => import("../sync/schedules/route.ts"),
  "/webhooks": () => import("../webhooks/route.ts"),
  "/webhooks/replay": () => import("../webhooks/replay/route.ts"),
  "/import": () => import("../import/route.ts"),
  "/import/{id}": () => import("../import/[id]/route.ts"),
  "/import/{id}/confirm": () => import("../import/[id]/confirm/route.ts"),
  "/export": () => import("../export/route.ts"),
};

/** What every route of the REST interface exports, by its address below /api/v1. */
export async function loadRoutes(): Promise<Record<string, DescribedRoute>> {
  const loaded = Object.entries(routes).map(async ([path, load]) => [path, await load()] as const);
  return Object.fromEntries(await Promise.all(loaded));
}
