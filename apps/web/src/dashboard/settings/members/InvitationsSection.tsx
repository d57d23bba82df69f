'use client'
import type { Invitation } from '@parley/contract'
import { useInvitations } from '@parley/client/react'
import { cn } from '@parley/ui'
import { Link2Off } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useNow, useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { RowButton } from '../RowButton.tsx'
import { RowsSkeleton } from '../../trouble/RowsSkeleton.tsx'
import { TroubleNotice } from '../../trouble/TroubleNotice.tsx'
import { useAgain } from '../../useAgain.ts'
import { useApi } from '../useApi.ts'

/** The links that nobody has used yet. */
export function InvitationsSection() {
  const t = useTranslations('settings')
  const { items, status, error } = useInvitations()
  const [revoked, setRevoked] = useState<Invitation | null>(null)
  const again = useAgain('invitations.list')
  if (status === 'ready' && items.length === 0) return null
  return (
    <section aria-labelledby="invitations" className="flex flex-col gap-2">
      <h3 id="invitations" className="text-[14px] font-semibold">
        {t('members.invitations')}
      </h3>
      {status === 'loading' && <RowsSkeleton label={t('members.invitationsLoading')} rows={1} />}
      {status === 'error' && (
        <TroubleNotice
          isSmall
          title={t('members.invitationsFailed')}
          trouble={error}
          onRetry={again}
        />
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised empty:hidden">
        {items.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            onRevoke={() => setRevoked(invitation)}
          />
        ))}
      </ul>
      {revoked && <Revoke invitation={revoked} onClose={() => setRevoked(null)} />}
    </section>
  )
}

interface RowProps {
  invitation: Invitation
  onRevoke: () => void
}

function InvitationRow({ invitation, onRevoke }: RowProps) {
  const t = useTranslations()
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const { memberOf } = usePeople()
  const { note, role, createdBy, expiresAt } = invitation
  const isOver = expiresAt <= now
  const title = note ?? t('settings.members.anyone')
  const when = isOver
    ? t('settings.members.expired')
    : t('settings.members.expires', { when: format.relativeTime(expiresAt, now) })
  const maker = memberOf(createdBy)?.name
  return (
    <li data-invitation={invitation.id} className="flex items-center gap-3 py-2 pr-2 pl-4">
      <span className="min-w-0 flex-1">
        <span dir="auto" className={cn('block truncate text-[14px]', isOver && 'text-muted')}>
          {title}
        </span>
        <span className="block text-[12px] text-muted">
          {[t(`role.${role}`), when, maker && t('settings.members.by', { name: maker })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <RowButton
        label={t('settings.members.revokeOf', { name: title })}
        icon={<Link2Off aria-hidden size={14} />}
        onClick={onRevoke}
      />
    </li>
  )
}

function Revoke({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  return (
    <ConfirmDialog
      title={t('members.revoke')}
      confirm={t('members.revokeNow')}
      act={() => api.invitations.delete.mutate({ ...change(), invitationId: invitation.id })}
      onClose={onClose}
    >
      <p>{t('members.revokeText')}</p>
    </ConfirmDialog>
  )
}
