'use client'
import type { Team } from '@parley/contract'
import { useCount } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { Plus, Users } from 'lucide-react'
import { v7 as uuid } from 'uuid'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Panel } from '../Panel.tsx'
import { movesOf, PlaceDialog } from '../PlaceDialog.tsx'
import type { PlaceDraft } from '../PlaceDialog.tsx'
import { PlacesList } from '../PlacesList.tsx'
import { useApi } from '../useApi.ts'

/** The teams of the account and who is in them. */
export function TeamsPage() {
  const t = useTranslations('settings')
  const { teams } = usePeople()
  const [edited, setEdited] = useState<Team | 'new' | null>(null)
  const [doomed, setDoomed] = useState<Team | null>(null)
  return (
    <Panel
      title={t('pages.teams')}
      text={t('teams.text')}
      action={
        <Button look="solid" onClick={() => setEdited('new')}>
          <Plus aria-hidden size={15} />
          {t('teams.new')}
        </Button>
      }
    >
      {teams.length === 0 ? (
        <Notice icon={<Users aria-hidden size={28} />} title={t('teams.none')} />
      ) : (
        <PlacesList
          items={teams}
          about={({ memberIds }) => t('people', { count: memberIds.length })}
          onEdit={setEdited}
          onDelete={setDoomed}
        />
      )}
      {edited && (
        <TeamDialog team={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {doomed && <DeleteTeam team={doomed} onClose={() => setDoomed(null)} />}
    </Panel>
  )
}

function TeamDialog({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  const [id] = useState(() => uuid())
  async function save({ name, memberIds }: PlaceDraft) {
    if (!team) return void (await api.teams.create.mutate({ ...change(), id, name, memberIds }))
    const { joining, leaving } = movesOf(team.memberIds, memberIds)
    const teamId = team.id
    if (name !== team.name) await api.teams.update.mutate({ ...change(), teamId, name })
    for (const userId of joining) await api.teams.addMember.mutate({ ...change(), teamId, userId })
    for (const userId of leaving)
      await api.teams.removeMember.mutate({ ...change(), teamId, userId })
  }
  return (
    <PlaceDialog
      title={t(team ? 'teams.edit' : 'teams.new')}
      peopleLabel={t('teams.people')}
      draft={team ?? { name: '', memberIds: [] }}
      save={save}
      onClose={onClose}
    />
  )
}

function DeleteTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  const { count } = useCount({ teamId: [team.id], kind: ['support'] })
  return (
    <ConfirmDialog
      title={t('deleteNamed', { name: team.name })}
      confirm={t('delete')}
      act={() => api.teams.delete.mutate({ ...change(), teamId: team.id })}
      onClose={onClose}
    >
      <p>{t('teams.deleteText')}</p>
      {count !== null && <p className="text-muted">{t('teams.deleteCount', { count })}</p>}
    </ConfirmDialog>
  )
}
