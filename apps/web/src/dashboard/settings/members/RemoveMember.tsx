'use client'
import type { Member } from '@parley/contract'
import { useCount } from '@parley/client/react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { useApi } from '../useApi.ts'

/** Says what a member takes along and leaves behind, and takes them out of the account. */
export function RemoveMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations('settings')
  const { me } = usePeople()
  const { api, change } = useApi()
  const { userId, name } = member
  const { count } = useCount({ assigneeId: [userId] })
  const isMe = userId === me.userId
  const act = async () => {
    await api.members.delete.mutate({ ...change(), userId })
    if (isMe) window.location.assign('/')
  }
  return (
    <ConfirmDialog
      title={t(isMe ? 'members.leave' : 'members.remove', { name })}
      confirm={t(isMe ? 'members.leaveNow' : 'members.removeNow')}
      act={act}
      onClose={onClose}
    >
      <p>{t(isMe ? 'members.leaveText' : 'members.removeText')}</p>
      {count !== null && <p className="text-muted">{t('members.removeCount', { count })}</p>}
    </ConfirmDialog>
  )
}
