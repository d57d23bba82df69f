import type { SocketDoor } from '../context.ts'
import { translate } from '../translate.ts'

interface Asking {
  socket?: SocketDoor | undefined
}

/**
 * A stream at the pace at which its socket drains. An error in a subscription is final for the stock
 * client, which then never comes back: what should bring it back, or keep it out, closes the socket
 * with a code of the contract.
 */
export async function* paced<T>(
  { socket }: Asking,
  open: () => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const release = socket?.claimStream()
  try {
    for await (const item of open()) {
      yield item
      if (socket?.isBehind()) await socket.drained()
    }
  } catch (error) {
    const code = socket && closingCode(error, socket)
    if (code) socket.close(code)
    throw error
  } finally {
    release?.()
  }
}

/** 4403 removed from the account, 4008 reads too slowly, 4503 this server cannot serve it now. */
export function closingCode(error: unknown, socket: SocketDoor): number | null {
  const { failure } = translate(error).failure
  if (failure === 'session.ended') return 4403
  if (failure === 'server.overloaded' && socket.isBehind()) return 4008
  return failure.startsWith('server.') ? 4503 : null
}
