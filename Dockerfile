# One image for the servers and for the pages; docker-compose.yml says which it is.
FROM node:22-bookworm-slim
WORKDIR /parley
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile \
 && npx --yes pnpm@12.21.0 exec turbo run build
# Where attached files are, without a bucket: a volume that all servers share.
RUN mkdir .parley && chown node .parley
ENV NODE_ENV=production
USER node
EXPOSE 3000
CMD ["node", "apps/server/dist/start.js"]
