'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { Button, cn, Dialog } from '@parley/ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { chipsOf, dropChip, setChip } from './chips.ts'
import { GroupEditor } from './GroupEditor.tsx'
import { groupsOfTree, measureTree, treeOf } from './tree.ts'
import type { Group, Node } from './tree.ts'
import { useChipText } from './useChipText.ts'
import { useVocabulary } from './useVocabulary.ts'

interface AdvancedDialogProps {
  filter: Filter
  onClose: () => void
  onFilter: (filter: Filter) => void
}

/** Builds what a row of chips cannot say: all, any or none of conditions, groups within groups. */
export function AdvancedDialog({ filter, onClose, onFilter }: AdvancedDialogProps) {
  const t = useTranslations('filter.advanced')
  const [tree, setTree] = useState<Group>(() => treeOf(groupsIn(filter)))
  const vocabulary = useVocabulary()
  const say = useChipText(vocabulary, chipsIn(tree.nodes))
  const { depth, terms, isTooMuch } = measureTree(tree, withoutGroups(filter))
  const room = { most: limits.filterTerms, deepest: limits.filterDepth }
  const apply = () => {
    const groups = groupsOfTree(tree)
    const chip = { type: 'groups', groups: groups ?? {} } as const
    onFilter(groups ? setChip(filter, chip) : dropChip(filter, chip))
    onClose()
  }
  return (
    <Dialog
      isWide
      isOpen
      title={t('title')}
      closeLabel={t('close')}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <GroupEditor
        group={tree}
        level={1}
        canGrow={terms < limits.filterTerms}
        say={say}
        vocabulary={vocabulary}
        onChange={setTree}
      />
      <footer className="mt-4 flex flex-wrap items-center justify-end gap-2">
        <p
          role="status"
          className={cn(
            'mr-auto text-[12px] max-sm:w-full',
            isTooMuch ? 'text-danger' : 'text-muted',
          )}
        >
          {isTooMuch ? t('tooMuch', room) : t('used', { ...room, terms, depth })}
        </p>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="solid" disabled={isTooMuch} onClick={apply}>
          {t('apply')}
        </Button>
      </footer>
    </Dialog>
  )
}

function withoutGroups(filter: Filter): Filter {
  return dropChip(filter, { type: 'groups', groups: {} })
}

function groupsIn(filter: Filter) {
  const chip = chipsOf(filter).find(({ type }) => type === 'groups')
  return chip?.type === 'groups' ? chip.groups : {}
}

function chipsIn(nodes: Node[]): Parameters<typeof useChipText>[1] {
  return nodes.flatMap((node) => (node.type === 'term' ? [node.chip] : chipsIn(node.nodes)))
}
