import { v7 as uuid } from 'uuid'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import type { Preferences } from '@parley/contract'
import { preferencesKey } from './mirror/keys.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Pending } from './mirror/Pending.ts'
import { shown } from './mirror/shown.ts'
import type { Datas } from './apply/Query.ts'

export interface PreferenceActions {
  /** Each key that is given is replaced whole; shown at once, on every device soon. */
  updatePreferences(patch: Partial<Preferences>): Promise<Preferences>
}

export function createPreferenceActions(
  api: TRPCClient<AppRouter>,
  mirror: Mirror,
): PreferenceActions {
  const { accountId } = mirror
  const held = () =>
    mirror.queryClient.getQueryData<Datas['preferences.get']>(preferencesKey({ accountId }))
  // One after the other: of two at once the earlier might be kept.
  let before: Promise<unknown> = Promise.resolve()
  return {
    async updatePreferences(patch) {
      const pending = expectPreferences(uuid(), patch, held()?.preferences)
      const ask = (mutationId: string) => {
        const asked = before.then(() =>
          api.preferences.update.mutate({ accountId, patch, mutationId }),
        )
        before = asked.catch(() => {})
        return asked
      }
      return (await shown(mirror, pending, ask)).preferences
    },
  }
}

function expectPreferences(
  id: string,
  patch: Partial<Preferences>,
  held: Preferences | undefined,
): Pending {
  const expect: Pending['expect'] = () =>
    held ? [{ body: { type: 'preferences.updated', preferences: { ...held, ...patch } } }] : []
  return { id, expect, confirmedAt: null }
}
