'use client'
import { channels } from '@parley/contract'
import type { Channel, Inbox } from '@parley/contract'
import { useCount } from '@parley/client/react'
import { Button, Notice, SelectField } from '@parley/ui'
import { Inbox as InboxIcon, Plus } from 'lucide-react'
import { v7 as uuid } from 'uuid'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { LinesSkeleton } from '../../trouble/LinesSkeleton.tsx'
import { TroubleNotice } from '../../trouble/TroubleNotice.tsx'
import { useAgain } from '../../useAgain.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Panel } from '../Panel.tsx'
import { movesOf, PlaceDialog } from '../PlaceDialog.tsx'
import type { PlaceDraft } from '../PlaceDialog.tsx'
import { PlacesList } from '../PlacesList.tsx'
import { useApi } from '../useApi.ts'

/** The inboxes of the account and who serves them. */
export function InboxesPage() {
  const t = useTranslations('settings')
  const { inboxes } = usePeople()
  const [edited, setEdited] = useState<Inbox | 'new' | null>(null)
  const [doomed, setDoomed] = useState<Inbox | null>(null)
  return (
    <Panel
      title={t('pages.inboxes')}
      text={t('inboxes.text')}
      action={
        <Button look="solid" onClick={() => setEdited('new')}>
          <Plus aria-hidden size={15} />
          {t('inboxes.new')}
        </Button>
      }
    >
      {inboxes.length === 0 ? (
        <Notice icon={<InboxIcon aria-hidden size={28} />} title={t('inboxes.none')} />
      ) : (
        <PlacesList
          items={inboxes}
          about={({ channel, memberIds }) =>
            `${t(`inboxes.channels.${channel}`)} · ${t('people', { count: memberIds.length })}`
          }
          onEdit={setEdited}
          onDelete={setDoomed}
        />
      )}
      {edited && (
        <InboxDialog inbox={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {doomed && <DeleteInbox inbox={doomed} onClose={() => setDoomed(null)} />}
    </Panel>
  )
}

function InboxDialog({ inbox, onClose }: { inbox: Inbox | null; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  const [id] = useState(() => uuid())
  const [channel, setChannel] = useState<Channel>('web')
  async function save({ name, memberIds }: PlaceDraft) {
    if (!inbox) {
      const made = { ...change(), id, name, channel, memberIds }
      return void (await api.inboxes.create.mutate(made))
    }
    const { joining, leaving } = movesOf(inbox.memberIds, memberIds)
    const inboxId = inbox.id
    if (name !== inbox.name) await api.inboxes.update.mutate({ ...change(), inboxId, name })
    for (const userId of joining)
      await api.inboxes.addMember.mutate({ ...change(), inboxId, userId })
    for (const userId of leaving)
      await api.inboxes.removeMember.mutate({ ...change(), inboxId, userId })
  }
  return (
    <PlaceDialog
      title={t(inbox ? 'inboxes.edit' : 'inboxes.new')}
      peopleLabel={t('inboxes.people')}
      draft={inbox ?? { name: '', memberIds: [] }}
      more={
        inbox === null && (
          <SelectField
            label={t('inboxes.channel')}
            value={channel}
            onChange={setChannel}
            options={channels.map((value) => ({ value, label: t(`inboxes.channels.${value}`) }))}
          />
        )
      }
      save={save}
      onClose={onClose}
    />
  )
}

/** Conversations need an inbox they came in by: only an empty one goes. */
function DeleteInbox({ inbox, onClose }: { inbox: Inbox; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  const { count, status, error } = useCount({ inboxId: [inbox.id] })
  const again = useAgain('conversations.count')
  const isUsed = count !== null && count > 0
  return (
    <ConfirmDialog
      title={t('deleteNamed', { name: inbox.name })}
      confirm={t('delete')}
      isImpossible={count === null || isUsed}
      act={() => api.inboxes.delete.mutate({ ...change(), inboxId: inbox.id })}
      onClose={onClose}
    >
      {status === 'ready' && (
        <p>{isUsed ? t('inboxes.used', { count }) : t('inboxes.deleteText')}</p>
      )}
      {status === 'loading' && <LinesSkeleton label={t('loading')} lines={2} />}
      {status === 'error' && (
        <TroubleNotice isSmall title={t('countFailed')} trouble={error} onRetry={again} />
      )}
    </ConfirmDialog>
  )
}
