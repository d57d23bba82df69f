import { Failure } from '@parley/contract'
import type { Actor, Role } from '@parley/contract'
import { mustManage } from '../actors/mustManage.ts'

/** Who may give or take a role: owners every one, admins all but owner. */
export function mayGive(by: Actor, role: Role): void {
  mustManage(by)
  if (role === 'owner' && by.type === 'member' && by.role !== 'owner')
    throw new Failure('role.forbidden', {
      field: 'role',
      message: 'Only owners make or unmake owners.',
    })
}
