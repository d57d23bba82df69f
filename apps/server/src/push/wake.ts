import type { Log } from '@parley/api'
import { isQuiet } from '@parley/contract'
import type { Db } from '@parley/db'
import { dropSubscription, listNotifications, readPushTargets, resolveActor } from '@parley/domain'
import type { PushTarget } from '@parley/domain'
import type { Realtime } from '@parley/realtime'
import webPush from 'web-push'
import { payloadOf } from './payloadOf.ts'
import type { VapidKeys } from './readVapidKeys.ts'
import type { Told } from './startPush.ts'

interface WakeOptions {
  db: Db
  realtime: Pick<Realtime, 'listPresence'>
  keys: VapidKeys
  log: Log
  signal: AbortSignal
}

const deadlineMs = 10_000
/** How long a push service keeps it for a device that is off. */
const keptSeconds = 24 * 60 * 60
/** As many newer ones may have come since. */
const look = 10

/**
 * Wakes a person's browsers for one notification: unless they look at Parley somewhere, want to be
 * left alone, have read it meanwhile or may not see it any more.
 */
export async function wake(told: Told, options: WakeOptions): Promise<void> {
  const { db, realtime } = options
  const found = await readPushTargets(db, told)
  if (!found || !found.preferences.notifications.push) return
  if (isQuiet(found.preferences.quietHours, new Date())) return
  const [presence] = realtime.listPresence(told.accountId, [told.userId])
  if (presence?.status === 'online') return
  const by = await resolveActor(db, { ...told, sessionId: null, clientId: null })
  const { items } = await listNotifications(db, { limit: look, by })
  const item = items.find(({ id, readAt }) => id === told.notification.id && readAt === null)
  if (!item) return
  const payload = await payloadOf(db, { item, ...found, accountId: told.accountId })
  await Promise.all(found.targets.map((target) => send(target, payload, options)))
}

async function send(target: PushTarget, payload: string, { db, keys, log, signal }: WakeOptions) {
  const { id, endpoint, p256dh, auth } = target
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: 'mailto:parley@localhost.localdomain', ...keys },
    TTL: keptSeconds,
    contentEncoding: 'aes128gcm',
  })
  const response = await fetch(details.endpoint, {
    method: details.method,
    headers: details.headers as Record<string, string>,
    body: new Uint8Array(details.body),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
  })
  await response.body?.cancel()
  if (response.status === 404 || response.status === 410) return dropSubscription(db, id)
  if (!response.ok) log.warn({ status: response.status }, 'A push service refused.')
}
