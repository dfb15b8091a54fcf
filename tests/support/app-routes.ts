import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const app = join(import.meta.dirname, "../../src/app");

/** A page or a route of the web app, found by its file, so that a new one is tried from its first day. */
export interface AppRoute {
  /** Its address with its folders in brackets, such as "/api/v1/days/[day]". */
  route: string;
  /** The methods it has; a page has GET. */
  methods: string[];
  isPage: boolean;
}

/** Every page and every route of the web app. */
export async function listAppRoutes(): Promise<AppRoute[]> {
  const files = (await readdir(app, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
  const found = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).sort();
  return await Promise.all(
    found.map(async (file) => {
      const isPage = file.endsWith("page.tsx");
      const route = `/${file}`.replace(/\/\([^)]*\)/g, "").replace(/\/(page\.tsx|route\.ts)$/, "") || "/";
      const source = await readFile(join(app, file), "utf8");
      const methods = [...source.matchAll(/export const (GET|POST|PUT|DELETE|PATCH)\b/g)].map(
        ([, name]) => name ?? "",
      );
      return { route, isPage, methods: isPage ? ["GET"] : methods };
    }),
  );
}

/** An address of a route: every folder in brackets is `word`, as it stands; without one, something that may be there. */
export function addressOf({ route }: AppRoute, word?: string): string {
  const usual: Record<string, string> = { "[type]": "sleeps", "[day]": "2026-03-01" };
  return route.replace(/\[+[^\]]*\]+/g, (folder) => word ?? usual[folder] ?? "1");
}
