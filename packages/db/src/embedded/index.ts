/** PostgreSQL from the npm package, run by the server itself. */
export * from './startEmbeddedPostgres.ts'
export * from './spawnGuarded.ts'
