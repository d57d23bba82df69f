import { roles } from '@parley/contract'
import type { Role } from '@parley/contract'

/** The roles somebody may give and take: owners every one, admins all but owner. Agrees with the server. */
export function rolesToGive(mine: Role): Role[] {
  if (mine === 'owner') return [...roles]
  return mine === 'admin' ? roles.filter((role) => role !== 'owner') : []
}
