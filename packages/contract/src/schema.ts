/** The zod schemas of the wire: for servers. */
export * from './ids.ts'
export * from './nouns.ts'
export * from './inputs/index.ts'
export * from './preferences.ts'
export * from './filter/schema.ts'
