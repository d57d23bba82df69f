'use client'
import { limits } from '@parley/contract'
import type { Role } from '@parley/contract'
import { Button, Dialog, SelectField, TextField } from '@parley/ui'
import { v7 as uuid } from 'uuid'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { CopyLink } from './CopyLink.tsx'
import { drawSecret } from './drawSecret.ts'
import { rolesToGive } from './mayGiveRole.ts'
import { TicksField } from './TicksField.tsx'

const periods = ['1', '7', '30', '90'] as const

/** Makes a link to hand to one person: what they may do, and where they work from the start. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const { me, inboxes, teams } = usePeople()
  const { api, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const [{ id, secret }] = useState(() => ({ id: uuid(), secret: drawSecret() }))
  const [note, setNote] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [inboxIds, setInboxIds] = useState<string[]>([])
  const [teamIds, setTeamIds] = useState<string[]>([])
  const [days, setDays] = useState<(typeof periods)[number]>('7')
  const [isMade, setMade] = useState(false)
  const wanted = { role, inboxIds, teamIds, note: note.trim() || null, days: Number(days) }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const create = () => api.invitations.create.mutate({ ...change(), id, secret, ...wanted })
    if (await attempt(create)) setMade(true)
  }
  return (
    <Dialog
      title={t('settings.members.invite')}
      closeLabel={t('settings.cancel')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {isMade ? (
        <CopyLink secret={secret} onClose={onClose} />
      ) : (
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('settings.members.note')}
            hint={t('settings.members.noteHint')}
            value={note}
            maxLength={limits.name}
            dir="auto"
            autoFocus
            onChange={(event) => setNote(event.target.value)}
          />
          <SelectField
            label={t('settings.members.role')}
            value={role}
            onChange={setRole}
            options={rolesToGive(me.role).map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <TicksField
            label={t('settings.pages.inboxes')}
            items={inboxes}
            chosen={inboxIds}
            onChange={setInboxIds}
          />
          <TicksField
            label={t('settings.pages.teams')}
            items={teams}
            chosen={teamIds}
            onChange={setTeamIds}
          />
          <SelectField
            label={t('settings.members.lasts')}
            value={days}
            onChange={setDays}
            options={periods.map((value) => ({
              value,
              label: t('settings.members.days', { count: Number(value) }),
            }))}
          />
          <TroubleText trouble={trouble} />
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('settings.members.makeLink')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
