import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { RecordType } from "#domain/record-fields.ts";
import type { Demo } from "./demo.ts";

const recordsAnswer = z.object({ records: z.array(z.object({ id: z.string() })) });
const daysAnswer = z.object({
  days: z.array(z.object({ day: z.string(), recovery: z.number().nullable() })),
});
const folder = join(import.meta.dirname, "../../src/app/(dashboard)");

/** A page by its place among the folders ("/day/[day]"), and an address where this install has something to show. */
export interface PagePath {
  route: string;
  path: string;
}

/**
 * Every page behind the sign-in, found by its folder, so that a new one is looked at from its first day. Parts in
 * brackets are filled with the newest records; a page with nothing to fill them with is left out. `json` reads the
 * install; null leaves out every page that is about one record.
 */
export async function listPagePaths(json: Demo["json"] | null): Promise<PagePath[]> {
  const entries = await readdir(folder, { recursive: true });
  const routes = entries
    .map((file) => `/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith("/page.tsx"))
    .map((file) => file.slice(0, -"/page.tsx".length) || "/");
  const paths = await Promise.all(routes.sort().map((route) => fillRoute(route, json)));
  return paths.filter((path) => path !== null);
}

async function fillRoute(route: string, json: Demo["json"] | null): Promise<PagePath | null> {
  if (!route.includes("[")) return { route, path: route };
  const type: RecordType = "sleeps";
  const newestId = async (of: RecordType) =>
    json && (recordsAnswer.parse(await json(`/api/v1/${of}?limit=1`)).records[0]?.id ?? null);
  const filled: Record<string, () => Promise<string | null>> = {
    "/day/[day]": async () => {
      if (json === null) return null;
      const { days } = daysAnswer.parse(await json("/api/v1/days"));
      return days.findLast(({ recovery }) => recovery !== null)?.day ?? null;
    },
    "/workouts/[id]": () => newestId("workouts"),
    "/tables/[type]": async () => type,
    "/data/records/[type]/[id]": async () => {
      const id = await newestId(type);
      return id === null ? null : `${type}/${id}`;
    },
  };
  const end = filled[route];
  if (end === undefined) throw new Error(`tests/support/page-paths.ts does not know an address of ${route}`);
  const word = await end();
  return word === null ? null : { route, path: `${route.slice(0, route.indexOf("["))}${word}` };
}
