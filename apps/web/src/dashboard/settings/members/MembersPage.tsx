'use client'
import { Button } from '@parley/ui'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Panel } from '../Panel.tsx'
import { InvitationsSection } from './InvitationsSection.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MembersList } from './MembersList.tsx'

/** Who is in the account, and who may come. */
export function MembersPage() {
  const t = useTranslations('settings')
  const [isInviting, setInviting] = useState(false)
  return (
    <Panel
      title={t('pages.members')}
      text={t('members.text')}
      action={
        <Button look="solid" onClick={() => setInviting(true)}>
          <UserPlus aria-hidden size={15} />
          {t('members.invite')}
        </Button>
      }
    >
      <InvitationsSection />
      <MembersList />
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Panel>
  )
}
