'use client'
import { limits } from '@parley/contract'
import { Button } from '@parley/ui'
import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { Chip } from './chips.ts'
import { ChipView } from './ChipView.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { flipChip } from './flipChip.ts'
import { isEmpty, nestedOf, termOf } from './tree.ts'
import type { Group, Node } from './tree.ts'
import type { ChipText } from './useChipText.ts'
import { useViewerZone } from './useViewerZone.ts'
import type { Vocabulary } from './vocabulary.ts'

interface GroupEditorProps {
  group: Group
  /** 1 for the outermost. */
  level: number
  /** There is room for another condition. */
  canGrow: boolean
  say: (chip: Chip) => ChipText
  vocabulary: Vocabulary
  onChange: (group: Group) => void
  onRemove?: () => void
}

const ways = ['all', 'any', 'notAll', 'notAny'] as const

/** Conditions and groups, and how they hold together. */
export function GroupEditor(props: GroupEditorProps) {
  const { group, level, canGrow, onChange, onRemove } = props
  const t = useTranslations('filter.advanced')
  const adder = useRef<HTMLButtonElement>(null)
  const { nodes } = group
  const set = (next: Node[]) => onChange({ ...group, nodes: next })
  const replace = (node: Node) => set(nodes.map((one) => (one.key === node.key ? node : one)))
  const remove = ({ key }: Node) => {
    adder.current?.focus()
    set(nodes.filter((one) => one.key !== key))
  }
  return (
    <fieldset
      aria-label={level === 1 ? t('root') : t('group')}
      className={level === 1 ? 'min-w-0' : 'min-w-0 rounded-lg border border-line p-2'}
    >
      <div className="flex items-center gap-1">
        <JoinSelect group={group} onChange={onChange} />
        {onRemove && (
          <Button look="ghost" size="small" aria-label={t('removeGroup')} onClick={onRemove}>
            <X aria-hidden size={14} />
          </Button>
        )}
      </div>
      <ul className="mt-2 flex flex-col gap-2">
        {nodes.map((node) => (
          <li key={node.key} className="min-w-0">
            {node.type === 'term' ? (
              <Term {...props} node={node} onNode={replace} onGone={() => remove(node)} />
            ) : (
              <GroupEditor
                {...props}
                group={node}
                level={level + 1}
                onChange={(next) => replace({ ...node, ...next })}
                onRemove={() => remove(node)}
              />
            )}
          </li>
        ))}
        {nodes.length === 0 && <li className="text-[12px] text-muted">{t('empty')}</li>}
      </ul>
      <div className="mt-2 flex flex-wrap gap-1">
        <AddCondition
          buttonRef={adder}
          isDisabled={!canGrow}
          onAdd={(chip) => set([...nodes, termOf(chip)])}
        />
        <Button
          look="ghost"
          size="small"
          disabled={!canGrow || level >= limits.filterDepth}
          onClick={() => set([...nodes, nestedOf(group.join === 'all' ? 'any' : 'all', [])])}
        >
          <Plus aria-hidden size={13} />
          {t('addGroup')}
        </Button>
      </div>
    </fieldset>
  )
}

type TermProps = Pick<GroupEditorProps, 'say' | 'vocabulary'> & {
  node: Extract<Node, { type: 'term' }>
  onNode: (node: Node) => void
  onGone: () => void
}

/** A condition that says nothing yet opens at once. */
function Term({ node, say, vocabulary, onNode, onGone }: TermProps) {
  const tz = useViewerZone()
  return (
    <ChipView
      isModal
      chip={node.chip}
      say={say}
      within={everything}
      vocabulary={vocabulary}
      startsOpen={isEmpty(node.chip)}
      onChange={(chip) => onNode({ ...node, chip })}
      onFlip={() => onNode({ ...node, chip: flipChip(node.chip, tz) })}
      onRemove={onGone}
    />
  )
}

const everything = {}

function JoinSelect({ group, onChange }: Pick<GroupEditorProps, 'group' | 'onChange'>) {
  const t = useTranslations('filter.advanced')
  const { join, isNegated } = group
  return (
    <select
      aria-label={t('join')}
      value={isNegated ? (join === 'all' ? 'notAll' : 'notAny') : join}
      onChange={({ target }) =>
        onChange({
          ...group,
          join: target.value === 'all' || target.value === 'notAll' ? 'all' : 'any',
          isNegated: target.value.startsWith('not'),
        })
      }
      className="h-8 min-w-0 cursor-pointer rounded-lg border border-line bg-raised px-2 text-[13px] text-text"
    >
      {ways.map((way) => (
        <option key={way} value={way}>
          {t(way)}
        </option>
      ))}
    </select>
  )
}

interface AddConditionProps {
  buttonRef: RefObject<HTMLButtonElement | null>
  isDisabled: boolean
  onAdd: (chip: Chip) => void
}

function AddCondition({ buttonRef, isDisabled, onAdd }: AddConditionProps) {
  const t = useTranslations('filter.advanced')
  const [isOpen, setOpen] = useState(false)
  // The new condition opens its own editor, which takes the focus.
  const wasPicked = useRef(false)
  const add = (chip: Chip) => {
    wasPicked.current = true
    setOpen(false)
    onAdd(chip)
  }
  return (
    <FilterMenu
      isModal
      isOpen={isOpen}
      onOpenChange={(next) => {
        wasPicked.current = false
        setOpen(next)
      }}
      isFocusTaken={() => wasPicked.current}
      filter={everything}
      onAdd={onAdd}
      onField={add}
      onText={() => add({ type: 'search', text: '' })}
      trigger={
        <Button ref={buttonRef} look="ghost" size="small" disabled={isDisabled}>
          <Plus aria-hidden size={13} />
          {t('addCondition')}
        </Button>
      }
    />
  )
}
