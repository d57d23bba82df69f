import { and, eq, inArray } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { LabelId, SystemActor } from '@parley/contract'
import { tables } from '@parley/db'
import type { Tx } from '@parley/db'
import { createLabel } from '../labels/createLabel.ts'
import type { Dialogue } from './dialogue.ts'
import { topicLabel } from './topicLabel.ts'
import type { TopicLabel } from './topicLabel.ts'

const { labels } = tables

/**
 * Makes the labels the dialogues' topics ask for, where the account has none of that name. Call it
 * under the account's lock: two batches that miss the same label take turns.
 */
export async function makeLabels(
  tx: Tx,
  dialogues: readonly Dialogue[],
  by: SystemActor,
): Promise<void> {
  const wanted = wantedBy(dialogues)
  if (wanted.size === 0) return
  const held = await tx.orm
    .select({ name: labels.name })
    .from(labels)
    .where(and(eq(labels.accountId, tx.accountId), inArray(labels.name, [...wanted.keys()])))
  for (const { name } of held) wanted.delete(name)
  for (const label of wanted.values()) await createLabel(tx, { id: v7() as LabelId, ...label, by })
}

function wantedBy(dialogues: readonly Dialogue[]): Map<string, TopicLabel> {
  const found = dialogues
    .flatMap(({ topics }) => topics.map(topicLabel))
    .filter((label) => label !== null)
  return new Map(found.map((label) => [label.name, label]))
}
