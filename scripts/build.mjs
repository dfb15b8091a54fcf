// Everything that is made from the sources: Prisma's client, the web app, and one bundle per other process.
// `node scripts/build.mjs` makes what is stale, `--generate` only Prisma's client.
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  alone,
  checkNode,
  ensureInstalled,
  fingerprint,
  isFresh,
  main,
  root,
  run,
  StepError,
  setStamp,
} from "./bootstrap.mjs";

/** The processes beside the web app: bundle name -> source. */
const bundles = {
  launch: "src/launch/main.ts",
  "exit-with-parent": "src/launch/exit-with-parent.ts",
  worker: "src/worker/main.ts",
  hook: "src/webhook-receiver/main.ts",
  cli: "src/cli/main.ts",
  sandbox: "src/whoop-simulator/main.ts",
  // A thread of the web app and of the worker.
  "compute-worker": "src/compute-worker/main.ts",
};

const notInTheWebApp = [
  "src/launch",
  "src/worker",
  "src/webhook-receiver",
  "src/cli",
  "src/whoop-simulator",
  "src/generated",
];
const schema = ["prisma/schema.prisma", "prisma/models", "prisma.config.ts"];

const steps = {
  client: {
    says: "Generating the database client …",
    stamp: "src/generated/.stamp",
    outputs: ["src/generated/prisma/client.ts"],
    value: () => fingerprint([...schema, "package-lock.json"]),
    make: () =>
      run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
        // Generating never runs the schema engine, but looks for it: any executable spares the download.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
        NO_COLOR: "1",
      }),
  },
  bundles: {
    says: "Bundling the other processes …",
    stamp: "dist/.stamp",
    outputs: Object.keys(bundles).map((name) => `dist/${name}.js`),
    value: () =>
      fingerprint(["src", "prisma/models", "package.json", "package-lock.json", "scripts/build.mjs"], {
        without: ["src/generated", "src/app", "src/components"],
      }),
    make: bundle,
  },
  web: {
    says: "Building the web app (once, about 20 seconds) …",
    stamp: ".next/standalone/.stamp",
    outputs: [".next/standalone/server.js", ".next/standalone/.next/static"],
    value: () =>
      fingerprint(
        [
          "src",
          "public",
          ...schema,
          "next.config.mjs",
          "postcss.config.mjs",
          "tsconfig.json",
          "package.json",
          "package-lock.json",
        ],
        { without: notInTheWebApp },
      ),
    make: buildWeb,
  },
};

async function bundle() {
  const { build } = await import("esbuild");
  rmSync(join(root, "dist"), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(bundles).map(([out, source]) => ({ in: source, out })),
    outdir: "dist",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  }).catch(() => {
    throw new StepError("Bundling failed.");
  });
}

async function buildWeb() {
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  // The standalone folder is complete but for what a content delivery network would serve.
  const standalone = join(root, ".next/standalone");
  cpSync(join(root, ".next/static"), join(standalone, ".next/static"), { recursive: true });
  if (existsSync(join(root, "public")))
    cpSync(join(root, "public"), join(standalone, "public"), { recursive: true });
}

/** Makes the named steps where they are stale: "client", "bundles", "web". */
export async function ensureBuilt(names) {
  const stale = () =>
    names.filter((name) => !isFresh(steps[name].stamp, steps[name].value(), steps[name].outputs));
  if (stale().length === 0) return;
  await alone(async () => {
    // Another process may have done it while we waited.
    for (const name of stale()) {
      const step = steps[name];
      const value = step.value();
      console.error(step.says);
      await step.make();
      setStamp(step.stamp, value);
    }
  });
}

/** Installs and builds what is missing or stale. */
export async function prepare(names) {
  checkNode();
  await alone(ensureInstalled);
  await ensureBuilt(names);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(() => prepare(process.argv.includes("--generate") ? ["client"] : ["client", "bundles", "web"]));
}
