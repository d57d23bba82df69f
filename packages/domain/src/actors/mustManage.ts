import { Failure } from '@parley/contract'
import type { Actor } from '@parley/contract'

/** Owners, admins and the system run the account; agents and contacts do not. */
export function mustManage(by: Actor): void {
  if (by.type === 'system') return
  if (by.type !== 'member' || by.role === 'agent')
    throw new Failure('role.forbidden', { message: 'Only owners and admins may do this.' })
}
