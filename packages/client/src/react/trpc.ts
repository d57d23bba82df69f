import { createTRPCReact } from '@trpc/react-query'
import type { CreateTRPCReact } from '@trpc/react-query'
import type { AppRouter } from '@parley/api'

/**
 * The classic hooks, within `withTrpc`, for what the log does not feed (contacts, settings); the
 * mirror's queries have hooks of their own.
 */
export const trpc: CreateTRPCReact<AppRouter, unknown> = createTRPCReact<AppRouter>()
