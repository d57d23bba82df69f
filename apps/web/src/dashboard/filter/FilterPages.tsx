'use client'
import { Button, heldKeys, Picker } from '@parley/ui'
import { ChevronLeft, SlidersHorizontal, TextSearch } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Filter } from '@parley/contract'
import { chipId, chipsOf, dropChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { chipOf, fields } from './fields.ts'
import type { Field } from './fields.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { FieldIcon } from './FieldIcon.tsx'
import type { FilterMenuProps } from './FilterMenu.tsx'
import { suggest } from './suggest.ts'
import type { Suggestion } from './suggest.ts'
import { useViewerZone } from './useViewerZone.ts'
import { useVocabulary } from './useVocabulary.ts'
import { ValueIcon } from './ValueIcon.tsx'
import { chipOfWord } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Lives as long as the menu is open: it opens anew on its first page. */
export function FilterPages(props: FilterMenuProps) {
  const { filter, onSet, onOpenChange } = props
  const vocabulary = useVocabulary()
  const t = useTranslations('filter')
  const [page, setPage] = useState<Chip | null>(null)
  if (!page) return <Root {...props} vocabulary={vocabulary} onPage={setPage} />
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
  vocabulary: Vocabulary
  onPage: (chip: Chip) => void
}

function Root(props: RootProps) {
  const { filter, vocabulary, onAdd, onField, onText, onAdvanced, onOpenChange, onPage } = props
  const t = useTranslations('filter')
  const tz = useViewerZone()
  const [text, setText] = useState(() => heldKeys.typed())
  useEffect(() => heldKeys.clear(), [])
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
