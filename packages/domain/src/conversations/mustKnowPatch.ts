import type { BulkPatch } from '@parley/contract'
import type { Tx } from '@parley/db'
import { mustBeMembers } from '../members/mustBeMembers.ts'
import { mustKnowLabels, mustKnowTeam } from './mustKnow.ts'

/** Refuses with member.notFound, team.notFound, label.notFound: what a patch names must be there. */
export async function mustKnowPatch(
  tx: Tx,
  { assigneeId, teamId, labels }: Pick<BulkPatch, 'assigneeId' | 'teamId' | 'labels'>,
): Promise<void> {
  if (assigneeId) await mustBeMembers(tx, [assigneeId], 'patch.assigneeId')
  if (teamId) await mustKnowTeam(tx, teamId, 'patch.teamId')
  if (Array.isArray(labels)) return mustKnowLabels(tx, labels, 'patch.labels')
  await mustKnowLabels(tx, labels?.add ?? [], 'patch.labels.add')
  await mustKnowLabels(tx, labels?.remove ?? [], 'patch.labels.remove')
}
