import { publicRoute } from "#app/server/api-route.ts";
import { getApp } from "#app/server/app.ts";

const patienceMs = 800;

/** Whether web and database answer: 200, or 503 when the database does not within 0.8 s. Anybody may ask. */
export const GET = publicRoute({}, async () => {
  const alive = await isDatabaseAlive();
  const body = alive ? { status: "ok", database: "ok" } : { status: "unavailable", database: "no answer" };
  return Response.json(body, { status: alive ? 200 : 503, headers: { "cache-control": "no-store" } });
});

async function isDatabaseAlive(): Promise<boolean> {
  const { db, clock } = getApp();
  const answered = new AbortController();
  const asked = db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const tooLate = clock.sleep(patienceMs, answered.signal).then(
    () => false,
    () => false,
  );
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    answered.abort();
  }
}
