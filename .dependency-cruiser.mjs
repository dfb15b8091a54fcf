// Which layer may import which: an arrow reads "imports". Everything ends in `stats` or `lib`.
const layers = {
  lib: [],
  stats: [],
  domain: ["stats"],
  analysis: ["domain", "stats"],
  "compute-worker": ["analysis"],
  presenters: ["lib", "domain", "analysis"],
  whoop: ["lib"],
  "export-files": ["lib", "domain"],
  db: ["lib", "domain", "generated"],
  sync: ["lib", "domain", "whoop", "export-files", "db"],
  queries: ["lib", "domain", "analysis", "stats", "export-files", "db"],
  auth: ["lib", "db"],
  components: ["lib", "domain", "presenters"],
  app: ["lib", "domain", "auth", "queries", "presenters", "components"],
  "webhook-receiver": ["lib", "whoop", "db"],
  worker: ["lib", "sync", "queries", "db", "compute-worker"],
  cli: ["lib", "domain", "sync", "queries", "auth", "db", "launch"],
  "whoop-simulator": ["lib", "whoop"],
  launch: ["lib", "db", "auth", "sync"],
};

const own = Object.keys(layers).join("|");

/** Exceptions, each with its reason; the list only shrinks. */
const mayAlso = {
  // Route handlers ask for syncs, begin connections and show their state; never WHOOP itself. What takes long to
  // compute is asked of a thread.
  app: ["^src/app/(api|server)/ -> ^src/(sync|db|compute-worker)/"],
};

const fence = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  severity: "error",
  comment: `${layer} may import ${allowed.join(", ") || "nothing of ours"}`,
  from: {
    path: `^src/${layer}(/|\\.ts)`,
    ...(mayAlso[layer] && { pathNot: mayAlso[layer].map((exception) => exception.split(" -> ")[0]) }),
  },
  to: { path: `^src/(${own}|generated)/`, pathNot: `^src/(${[layer, ...allowed].join("|")})/` },
}));

const exceptions = Object.entries(mayAlso).flatMap(([layer, list]) =>
  list.map((exception) => {
    const [from, extra] = exception.split(" -> ");
    return {
      name: `${layer}-exception`,
      severity: "error",
      from: { path: from },
      to: {
        path: `^src/(${own}|generated)/`,
        pathNot: [`^src/(${[layer, ...layers[layer]].join("|")})/`, extra],
      },
    };
  }),
);

export default {
  forbidden: [
    {
      name: "one-language",
      severity: "error",
      comment:
        "a page asks for the words of its reader's language (src/app/server/texts.ts); only types may be imported",
      from: { path: "^src/", pathNot: "^src/app/texts/" },
      to: { path: "^src/app/texts/(en|de)(/|\\.ts)", dependencyTypesNot: ["type-only"] },
    },
    ...fence,
    ...exceptions,
    {
      name: "no-cycles",
      severity: "error",
      from: { pathNot: "^src/generated/" },
      to: { circular: true },
    },
    {
      name: "no-framework-below-the-seam",
      severity: "error",
      comment: "The worker and the command line are plain Node processes.",
      from: { path: "^src/", pathNot: "^src/(app/|components/|proxy\\.ts)" },
      to: { path: "node_modules/(next|react|react-dom|recharts|server-only)/" },
    },
    {
      name: "prisma-and-pg-only-from-db",
      severity: "error",
      comment:
        "The launcher watches for demo members with one connection of its own and holds no Prisma client.",
      from: { path: "^src/", pathNot: "^src/(db|generated)/|^src/launch/simulator-supervisor\\.ts$" },
      to: { path: "node_modules/(@prisma|prisma|pg)/" },
    },
    {
      name: "pages-read-through-queries",
      severity: "error",
      from: { path: "^src/app/", pathNot: "^src/app/(api|server)/" },
      to: { path: "^src/(sync|db|whoop|generated)/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        // Started by name: pages and routes by Next, the preload of child processes by Node.
        pathNot: "^src/(app/|proxy\\.ts|generated/|launch/exit-with-parent\\.ts$)|\\.d\\.ts$",
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/generated/" },
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
