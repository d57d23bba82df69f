import {
  createTRPCUntypedClient,
  createWSClient,
  httpBatchLink,
  TRPCClientError,
  wsLink,
} from '@trpc/client'
import superjson from 'superjson'
import { WebSocket } from 'ws'
import type { FailureData } from '@parley/contract'
import type { House } from './startHouse.ts'
import { password } from './furnish.ts'

type Client = ReturnType<typeof createTRPCUntypedClient>

/** Signs in as a bot does and answers the bearer token. */
export async function signIn({ url }: House, name: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: `${name}@example.test`, password }),
  })
  const token = response.headers.get('set-auth-token')
  if (!token)
    throw new Error(`${name} could not sign in: ${response.status} ${await response.text()}`)
  return token
}

export function httpClient(
  { url }: House,
  token: string | null,
  headers: Record<string, string> = {},
): Client {
  return createTRPCUntypedClient({
    links: [
      httpBatchLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      }),
    ],
  })
}

/** The stock socket client, with the close codes it met. */
export type SocketClient = Client & { socket: { close(): Promise<void> }; closes: number[] }

export function socketClient({ socketUrl }: House, token: string | null): SocketClient {
  const closes: number[] = []
  const socket = createWSClient({
    url: socketUrl,
    WebSocket: WebSocket as never,
    connectionParams: token ? { token, clientId: 'test' } : null,
    retryDelayMs: () => 50,
    onClose: (cause) => void closes.push(cause?.code ?? 0),
  })
  const client = createTRPCUntypedClient({
    links: [wsLink({ client: socket, transformer: superjson })],
  })
  return Object.assign(client, { socket, closes })
}

/** Why a call was refused; null when it was not. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<(FailureData & { httpStatus: number }) | null> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof TRPCClientError && error.data)
      return error.data as FailureData & { httpStatus: number }
    throw error
  }
}
