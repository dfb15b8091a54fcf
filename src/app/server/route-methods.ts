/** The methods each route exports. Next knows them only when it has loaded the route, and tells nobody what else it has. */
const exportedMethods: Record<string, string> = {
  "/api/auth/whoop/callback": "GET",
  "/api/auth/whoop": "GET POST",
  "/api/connect/[attemptId]": "GET",
  "/api/connect/app": "PUT",
  "/api/connect/app/test": "POST",
  "/api/connect/redirected": "POST",
  "/api/connect": "DELETE",
  "/api/demo/[memberId]": "DELETE",
  "/api/demo": "POST",
  "/api/health": "GET",
  "/api/login": "POST",
  "/api/logout": "POST",
  "/api/session": "GET PUT",
  "/api/settings": "GET PUT",
  "/api/setup": "POST",
  "/api/tables/[type]": "GET",
  "/api/v1/cycles": "GET",
  "/api/v1/days/[day]": "GET",
  "/api/v1/days": "GET",
  "/api/v1/export": "GET",
  "/api/v1/import/[id]/confirm": "POST",
  "/api/v1/import/[id]": "GET DELETE",
  "/api/v1/import": "GET POST",
  "/api/v1/openapi.json": "GET",
  "/api/v1/profile": "GET",
  "/api/v1/recoveries": "GET",
  "/api/v1/sleeps": "GET",
  "/api/v1/stats/baselines": "GET",
  "/api/v1/stats/correlations/pair": "GET",
  "/api/v1/stats/correlations": "GET",
  "/api/v1/stats/hrv": "GET",
  "/api/v1/stats/lags": "GET",
  "/api/v1/stats/load": "GET",
  "/api/v1/stats/periods": "GET",
  "/api/v1/stats/regression": "GET",
  "/api/v1/stats/regression/saved/[id]": "DELETE",
  "/api/v1/stats/regression/saved": "GET POST",
  "/api/v1/stats/sleep": "GET",
  "/api/v1/stats/trends": "GET",
  "/api/v1/stats/weekdays": "GET",
  "/api/v1/sync/events": "GET",
  "/api/v1/sync": "GET POST",
  "/api/v1/sync/runs/[id]": "GET",
  "/api/v1/sync/schedules": "GET PUT DELETE",
  "/api/v1/webhooks/replay": "POST",
  "/api/v1/webhooks": "PUT",
  "/api/v1/workouts": "GET",
};

/** The methods of any address under /api that leads nowhere: it is not there, whatever is asked of it. */
const anyMethod = "GET POST PUT DELETE";

/** The methods a path under /api answers to; its escapes stand as they were sent, which is how Next finds a route. */
export function methodsOfRoute(path: string): string[] {
  const route =
    path in exportedMethods ? path : Object.keys(exportedMethods).find((each) => matches(each, path));
  const methods = (exportedMethods[route ?? ""] ?? anyMethod).split(" ");
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
}

function matches(route: string, path: string): boolean {
  const folders = path.split("/");
  const expected = route.split("/");
  return (
    folders.length === expected.length &&
    expected.every((folder, at) => folder === folders[at] || (folder.startsWith("[") && folders[at] !== ""))
  );
}
