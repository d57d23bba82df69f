'use client'
import type { Filter } from '@parley/contract'
import { Button, Picker, Popover } from '@parley/ui'
import { ChevronLeft, SlidersHorizontal, TextSearch } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { chipId, chipsOf, dropChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { chipOf, fields } from './fields.ts'
import type { Field } from './fields.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { FieldIcon } from './FieldIcon.tsx'
import { suggest } from './suggest.ts'
import type { Suggestion } from './suggest.ts'
import { useViewerZone } from './useViewerZone.ts'
import { ValueIcon } from './ValueIcon.tsx'
import { chipOfWord } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

interface FilterMenuProps {
  trigger: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  filter: Filter
  vocabulary: Vocabulary
  /** A value was found by typing: it joins what is there. */
  onAdd: (chip: Chip) => void
  /** The values of a field changed; it may hold none. */
  onSet?: (chip: Chip) => void
  /** Where a chosen field goes instead of its own page here. */
  onField?: (chip: Chip) => void
  /** Words to look for are a condition too. */
  onText?: () => void
  onAdvanced?: () => void
  isModal?: boolean
  /** Asked as it closes: whether the focus is somewhere else already. */
  isFocusTaken?: () => boolean
}

/** Everything one can filter by: typing finds fields and values, Enter takes, Backspace goes back. */
export function FilterMenu(props: FilterMenuProps) {
  const { trigger, isOpen, onOpenChange, isModal = false, isFocusTaken } = props
  const t = useTranslations('filter')
  return (
    <Popover
      label={t('menu')}
      align="end"
      isModal={isModal}
      onCloseAutoFocus={(event) => isFocusTaken?.() && event.preventDefault()}
      trigger={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Pages {...props} />
    </Popover>
  )
}

/** Lives as long as the menu is open: it opens anew on its first page. */
function Pages(props: FilterMenuProps) {
  const { filter, vocabulary, onSet, onOpenChange } = props
  const t = useTranslations('filter')
  const [page, setPage] = useState<Chip | null>(null)
  if (!page) return <Root {...props} onPage={setPage} />
  const back = () => setPage(null)
  return (
    <FieldEditor
      chip={page}
      within={dropChip(filter, page)}
      vocabulary={vocabulary}
      onChange={(chip) => {
        setPage(chip)
        onSet?.(chip)
      }}
      onDone={() => onOpenChange(false)}
      onBack={back}
      before={
        <Button look="ghost" size="small" aria-label={t('back')} onClick={back}>
          <ChevronLeft aria-hidden size={14} />
        </Button>
      }
    />
  )
}

interface RootProps extends FilterMenuProps {
  onPage: (chip: Chip) => void
}

function Root(props: RootProps) {
  const { filter, vocabulary, onAdd, onField, onText, onAdvanced, onOpenChange, onPage } = props
  const t = useTranslations('filter')
  const tz = useViewerZone()
  const [text, setText] = useState('')
  const found = suggest(text, vocabulary)
  const pick = (key: string) => {
    if (key === advanced) return onAdvanced?.()
    if (key === words) return onText?.()
    const suggestion = found.find((one) => keyOf(one) === key)
    if (!suggestion) return
    const { field, word } = suggestion
    const chip = word ? chipOfWord(field, word.value, tz) : chipOf(field)
    if (!word && chip.type !== 'flag') return (onField ?? onPage)(held(filter, chip))
    onAdd(chip)
    onOpenChange(false)
  }
  const entryOf = (field: Field) => vocabulary.find((entry) => entry.field === field)
  return (
    <Picker
      label={t('menu')}
      placeholder={t('addHint')}
      text={text}
      onText={setText}
      onPick={pick}
      empty={t('nothing')}
      items={[
        ...found.map((suggestion) => {
          const { field, word } = suggestion
          const name = entryOf(field)?.name ?? ''
          const isFlag = chipOf(field).type === 'flag'
          return {
            key: keyOf(suggestion),
            label: !word ? name : isFlag ? word.name : `${name}: ${word.name}`,
            icon: word ? (
              <ValueIcon field={field} value={word.value} />
            ) : (
              <FieldIcon field={field} />
            ),
            isParent: !word && !isFlag,
          }
        }),
        ...(onText && text === ''
          ? [
              {
                key: words,
                label: t('key.search'),
                icon: <TextSearch aria-hidden size={14} className="text-muted" />,
                isParent: true,
              },
            ]
          : []),
        ...(onAdvanced && text === ''
          ? [
              {
                key: advanced,
                label: t('advanced.open'),
                icon: <SlidersHorizontal aria-hidden size={14} className="text-muted" />,
              },
            ]
          : []),
      ]}
    />
  )
}

const advanced = 'advanced'
const words = 'words'

function keyOf({ field, word }: Suggestion): string {
  return word ? `${fields.indexOf(field)}:${word.value ?? ''}` : field
}

/** What stands in a chip's place already. */
function held(filter: Filter, chip: Chip): Chip {
  return chipsOf(filter).find((one) => chipId(one) === chipId(chip)) ?? chip
}
