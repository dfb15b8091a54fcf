/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // No image is resized on request: one door less.
  images: { unoptimized: true },
  poweredByHeader: false,
  // Types are checked by `npm run check`, once.
  typescript: { ignoreBuildErrors: true },
  // They stay what they are in node_modules: they bring their own files (WebAssembly, binaries), or every route needs
  // them and a bundled copy in each would take memory many times over (zod).
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pino",
    "@node-rs/argon2",
    "undici",
    "zod",
  ],
};

export default config;
