/** What carries: the buses, the hub, follow and presence. */
export * from './bus.ts'
export type { Counters } from './counters.ts'
export * from './createRealtime.ts'
export type { Delivery } from './Hub.ts'
export * from './limits.ts'
export * from './memoryBus.ts'
export type * from './Notice.ts'
export * from './redisBus.ts'
