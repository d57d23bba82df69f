'use client'
import { limits } from '@parley/contract'
import { Button, Dialog, TextField } from '@parley/ui'
import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { PeopleField } from './PeopleField.tsx'
import { TroubleText } from './TroubleText.tsx'
import { useAttempt } from './useAttempt.ts'

/** A team or an inbox as it is typed. */
export interface PlaceDraft {
  name: string
  memberIds: string[]
}

interface PlaceDialogProps {
  title: string
  peopleLabel: string
  draft: PlaceDraft
  /** What else there is to choose. */
  more?: ReactNode
  save: (draft: PlaceDraft) => Promise<unknown>
  onClose: () => void
}

/** Makes a team or an inbox, or changes its name and its people. */
export function PlaceDialog(props: PlaceDialogProps) {
  const { title, peopleLabel, draft, more, save, onClose } = props
  const t = useTranslations('settings')
  const say = useTroubleText()
  const { isBusy, trouble, attempt } = useAttempt()
  const [name, setName] = useState(draft.name)
  const [memberIds, setMemberIds] = useState(draft.memberIds)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await attempt(() => save({ name: name.trim(), memberIds }))) onClose()
  }
  const isAboutName = trouble?.field === 'name'
  return (
    <Dialog
      title={title}
      closeLabel={t('cancel')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('name')}
          value={name}
          maxLength={limits.name}
          required
          dir="auto"
          autoFocus
          problem={isAboutName ? say(trouble) : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        {more}
        <PeopleField label={peopleLabel} chosen={memberIds} onChange={setMemberIds} />
        {!isAboutName && <TroubleText trouble={trouble} />}
        <Button type="submit" look="solid" disabled={isBusy || name.trim() === ''}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  )
}

/** Who is to join and who to leave, to get from one set of people to another. */
export function movesOf(before: readonly string[], after: readonly string[]) {
  return {
    joining: after.filter((id) => !before.includes(id)),
    leaving: before.filter((id) => !after.includes(id)),
  }
}
