import { defineConfig } from "prisma/config";

/** Only `prisma generate`, `format` and `validate` read this; migrations are applied by src/db/migrate.ts. */
export default defineConfig({ schema: "prisma" });
