# The compiler and everything else a build needs: nothing of this stage reaches the image but dist/.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.ts ./scripts/
COPY src ./src
RUN npm run build

# A stage of its own, so that npm's cache stays out of the image.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
# A third of it, and nothing that runs: source maps and declarations of types.
RUN find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json LICENSE ./
COPY schemas ./schemas
COPY recipes ./recipes
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir -p /config /data && chown 1000:1000 /data
# The user "node" of the base image, as a number: Kubernetes cannot tell that a name is not root.
USER 1000:1000
VOLUME /data
# Inside a container issuer.yaml must listen on all interfaces: spec.listen.address: 0.0.0.0:8080
EXPOSE 8080
# The probes stay on 127.0.0.1:9090 unless spec.admin.address of issuer.yaml says otherwise.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve", "/config", "--state", "/data"]
