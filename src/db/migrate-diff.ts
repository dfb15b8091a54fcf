import { UserFacingError } from "#lib/errors.ts";
import { noFilters, type SchemaFile, withSchemaEngine } from "./migrate-engine.ts";

/**
 * The SQL that brings an empty database to `schema`. `url` is any reachable database: the engine connects to it and
 * neither reads nor changes it.
 */
export async function schemaScript(url: string, schema: SchemaFile[]): Promise<string> {
  const result = await withSchemaEngine(
    url,
    (engine) =>
      engine.diff({
        from: { tag: "empty" },
        to: { tag: "schemaDatamodel", files: schema },
        script: true,
        exitCode: null,
        filters: noFilters,
      }),
    schema,
  );
  if (!result.stdout) throw new UserFacingError("The schema is empty.", "Add models to prisma/models.");
  return result.stdout;
}
