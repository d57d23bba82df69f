/** What other apps compose anew: a server with other parts, and the pieces of a cluster. */
export { ensurePerson } from './auth/ensurePerson.ts'
export { createBalancer } from './cluster/createBalancer.ts'
export type { Balancer } from './cluster/createBalancer.ts'
export { freePort } from './cluster/freePort.ts'
export { readEnv } from './env.ts'
export { startServer } from './startServer.ts'
export type { Parts, RunningServer } from './startServer.ts'
