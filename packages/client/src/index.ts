export * from './apply/apply.ts'
export type * from './apply/Query.ts'
export type * from './connection/Connection.ts'
