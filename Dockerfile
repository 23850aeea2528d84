# Production dependencies only; no package runs code while it is installed.
FROM node:26-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

# The gateway as a few large files, which load in a third of the time that its thousand take.
FROM node:26-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts ./scripts
COPY src ./src
RUN node scripts/bundle.ts

# The sources are there for the commands (src/cli/main.ts): Node 26 reads TypeScript as it is.
FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY schema ./schema
COPY examples ./examples
COPY src ./src
COPY --from=bundle /app/dist ./dist
# What Node makes of the sources is kept in the image, for the user that runs them: see compile-cache.js.
RUN mkdir -p .cache state/aws && chown -R node .cache state
USER node
RUN node --import ./src/compile-cache.js dist/main.js --help > /dev/null
EXPOSE 4000
STOPSIGNAL SIGTERM
# Where it listens, by a name that it always answers to.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "const { HOST, PORT } = process.env; const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[HOST] || HOST || '127.0.0.1'; require('node:http').get({ host, port: PORT || 4000, path: '/health/live', headers: { host: 'localhost' } }, (answer) => process.exit(answer.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
# No npm in between: signals reach the gateway itself.
CMD ["node", "--max-semi-space-size=32", "--min-semi-space-size=8", "--heap-growing-percent=60", "--import", "./src/compile-cache.js", "dist/main.js", "--upstream", "aws"]
