import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the installation: the nearest one above this file with the migrations in it. */
export function findProjectRoot(): string {
  let dir = import.meta.dirname;
  while (!existsSync(join(dir, "prisma", "migrations")) && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}
