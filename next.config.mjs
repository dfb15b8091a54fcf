/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // No image is resized on request: one door less.
  images: { unoptimized: true },
  poweredByHeader: false,
  // Types are checked by `npm run check`, once.
  typescript: { ignoreBuildErrors: true },
  // They bring their own files (WebAssembly, binaries) and stay what they are in node_modules.
  serverExternalPackages: ["@prisma/client", "@prisma/adapter-pg", "pg", "pino", "@node-rs/argon2", "undici"],
};

export default config;
