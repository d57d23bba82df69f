'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { withTrpc } from '@parley/client/react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Chip } from './chips.ts'
import { ContactsEditor } from './ContactsEditor.tsx'
import { DateEditor } from './DateEditor.tsx'
import { ValuesEditor } from './ValuesEditor.tsx'
import type { Vocabulary } from './vocabulary.ts'

interface FieldEditorProps {
  chip: Chip
  within: Filter
  vocabulary: Vocabulary
  onChange: (chip: Chip) => void
  onDone: () => void
  /** What stands before the box, and Backspace in the empty one. */
  before?: ReactNode
  onBack?: (() => void) | undefined
}

/** The value of a chip, edited as what it is. */
export const FieldEditor = withTrpc(function FieldEditor(props: FieldEditorProps) {
  const { chip, onDone, ...rest } = props
  if (chip.type === 'date') return <DateEditor {...rest} chip={chip} onDone={onDone} />
  if (chip.type === 'search') return <TextEditor {...props} chip={chip} />
  if (chip.type === 'list' && chip.key === 'contactId')
    return <ContactsEditor {...rest} chip={chip} />
  if (chip.type === 'list' || chip.type === 'labels') return <ValuesEditor {...rest} chip={chip} />
  return null
})

type TextEditorProps = Pick<FieldEditorProps, 'onChange' | 'onDone'> & {
  chip: Extract<Chip, { type: 'search' }>
}

function TextEditor({ chip, onChange, onDone }: TextEditorProps) {
  const t = useTranslations('filter.advanced')
  return (
    <form
      className="p-2"
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
    >
      <input
        autoFocus
        dir="auto"
        aria-label={t('text')}
        placeholder={t('textHint')}
        value={chip.text}
        maxLength={limits.search}
        onChange={(event) => onChange({ type: 'search', text: event.target.value })}
        className="h-8 w-full rounded-lg border border-line bg-bg px-2 outline-none placeholder:text-muted focus:border-accent"
      />
    </form>
  )
}
