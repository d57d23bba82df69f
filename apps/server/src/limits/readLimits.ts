import type { Env } from '../env.ts'
import { defaultLimits } from './Limits.ts'
import type { Limits } from './Limits.ts'

/** The usual limits, where the environment names no others. */
export function readLimits(env: Env): Limits {
  const given: { [name in keyof Limits]: number | undefined } = {
    memberSends: env.LIMIT_MEMBER_SENDS,
    accountSends: env.LIMIT_ACCOUNT_SENDS,
    memberSignals: env.LIMIT_MEMBER_SIGNALS,
    memberSockets: env.LIMIT_MEMBER_SOCKETS,
    socketStreams: env.LIMIT_SOCKET_STREAMS,
    socketCalls: env.LIMIT_SOCKET_CALLS,
    batch: env.LIMIT_BATCH,
    messageBytes: env.LIMIT_MESSAGE_BYTES,
    attachmentBytes: env.LIMIT_ATTACHMENT_BYTES,
    memberUnsent: env.LIMIT_MEMBER_UNSENT,
    memberUploads: env.LIMIT_MEMBER_UPLOADS,
    signInTries: env.LIMIT_SIGN_IN_TRIES,
  }
  const set = Object.entries(given).filter(([, value]) => value !== undefined)
  const limits = { ...defaultLimits, ...(Object.fromEntries(set) as Partial<Limits>) }
  return { ...limits, batch: Math.max(limits.batch, limits.socketStreams) }
}
