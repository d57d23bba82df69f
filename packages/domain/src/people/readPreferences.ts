import { defaultPreferences } from '@parley/contract'
import type { Preferences } from '@parley/contract'
import { Preferences as Schema } from '@parley/contract/schema'

/** What a person chose over what holds for everybody. A key kept by another version that cannot be read is left out. */
export function readPreferences(kept: Record<string, unknown>): Preferences {
  const known = Object.entries(Schema.shape).flatMap(([key, shape]) => {
    const { success, data } = shape.safeParse(kept[key])
    return success ? [[key, data] as const] : []
  })
  return { ...defaultPreferences, ...Object.fromEntries(known) }
}
