'use client'
import type { Filter } from '@parley/contract'
import { FilterChip, Popover } from '@parley/ui'
import { SlidersHorizontal, TextSearch } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Chip } from './chips.ts'
import { fieldOf } from './fields.ts'
import { FieldIcon } from './FieldIcon.tsx'
import { isEmpty } from './tree.ts'
import type { ChipText } from './useChipText.ts'
import type { Vocabulary } from './vocabulary.ts'
import { FieldEditor } from '../prepared/FieldEditor.ts'

interface ChipViewProps {
  chip: Chip
  say: (chip: Chip) => ChipText
  /** The filter around it, without it. */
  within: Filter
  vocabulary: Vocabulary
  onChange: (chip: Chip) => void
  /** The operator turns round. */
  onFlip: () => void
  onRemove: () => void
  /** A chip of groups opens elsewhere. */
  onOpen?: (() => void) | undefined
  startsOpen?: boolean
  isModal?: boolean
}

/** One chip: its value opens an editor, its operator turns round, × takes it away. */
export function ChipView(props: ChipViewProps) {
  const { chip, say, within, vocabulary, onChange, onRemove, onOpen, startsOpen = false } = props
  const t = useTranslations('filter')
  const [isOpen, setOpen] = useState(startsOpen)
  // As it is being edited, a frame before the address says so. Emptied, it stays until the editor
  // closes, so that another value may be ticked.
  const [draft, setDraft] = useState<Chip | null>(null)
  const latest = useRef(chip)
  const shown = (isOpen && draft) || chip
  const { name, operator, value, whole } = say(shown)
  const change = (next: Chip) => {
    setDraft(next)
    latest.current = next
    if (!isEmpty(next)) onChange(next)
  }
  const open = (next: boolean) => {
    setOpen(next)
    setDraft(null)
    if (!next && isEmpty(latest.current)) onRemove()
    latest.current = chip
  }
  const field = fieldOf(chip)
  const isFlippable = chip.type !== 'search' && chip.type !== 'groups'
  const label = value || t('value')
  const button = (
    <button
      type="button"
      aria-label={t('edit', { name, value: label })}
      title={whole}
      {...(onOpen && { onClick: onOpen })}
      className="flex h-full min-w-0 cursor-pointer items-center px-1 font-medium hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span dir="auto" className="truncate">
        {label}
      </span>
    </button>
  )
  return (
    <FilterChip
      icon={field ? <FieldIcon field={field} size={12} /> : <PlainIcon chip={chip} />}
      name={name}
      operator={operator}
      operatorLabel={t('flip', { name: name || t('add'), operator })}
      onFlip={isFlippable ? props.onFlip : undefined}
      removeLabel={t('remove', { chip: whole })}
      onRemove={onRemove}
      value={
        chip.type === 'flag' ? null : onOpen || (chip.type === 'list' && chip.key === 'id') ? (
          button
        ) : (
          <Popover
            label={name}
            isOpen={isOpen}
            onOpenChange={open}
            isModal={props.isModal ?? false}
            trigger={button}
          >
            <FieldEditor
              chip={shown}
              within={within}
              vocabulary={vocabulary}
              onChange={change}
              onDone={() => open(false)}
            />
          </Popover>
        )
      }
    />
  )
}

function PlainIcon({ chip }: { chip: Chip }) {
  const Shape = chip.type === 'search' ? TextSearch : SlidersHorizontal
  return <Shape aria-hidden size={12} className="shrink-0 text-muted" />
}
