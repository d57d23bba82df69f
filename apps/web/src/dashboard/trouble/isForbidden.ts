import type { Trouble } from '@parley/client'

/** Whether it is refused to who asks: another try changes nothing. */
export function isForbidden(trouble: Trouble | null): boolean {
  return trouble?.failure === 'role.forbidden' || trouble?.failure === 'action.forbidden'
}
