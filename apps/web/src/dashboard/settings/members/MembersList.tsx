'use client'
import type { Member, Role } from '@parley/contract'
import { fold } from '@parley/contract'
import { Avatar, SelectField } from '@parley/ui'
import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { RowButton } from '../RowButton.tsx'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { rolesToGive } from './mayGiveRole.ts'
import { RemoveMember } from './RemoveMember.tsx'

/** From so many on, the list has a box to narrow it. */
const many = 10

/** The members, what each may do, and taking them out. */
export function MembersList() {
  const t = useTranslations('settings')
  const { members } = usePeople()
  const [text, setText] = useState('')
  const [leaving, setLeaving] = useState<Member | null>(null)
  const wanted = fold(text)
  const shown = members.filter(({ name, email }) => fold(`${name} ${email}`).includes(wanted))
  return (
    <section aria-label={t('pages.members')} className="flex flex-col gap-2">
      {members.length > many && (
        <input
          type="search"
          value={text}
          aria-label={t('findPerson')}
          placeholder={t('findPerson')}
          onChange={(event) => setText(event.target.value)}
          className="h-9 rounded-lg border border-line bg-raised px-3 text-[14px] outline-none placeholder:text-muted focus:border-accent"
        />
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised empty:hidden">
        {shown.map((member) => (
          <MemberRow key={member.userId} member={member} onRemove={() => setLeaving(member)} />
        ))}
      </ul>
      {shown.length === 0 && <p className="text-[13px] text-muted">{t('noPerson')}</p>}
      {leaving && <RemoveMember member={leaving} onClose={() => setLeaving(null)} />}
    </section>
  )
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const t = useTranslations()
  const { me, members } = usePeople()
  const { api, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const { userId, name, email, role } = member
  const mine = rolesToGive(me.role)
  const isMe = userId === me.userId
  const isLastOwner = role === 'owner' && members.filter((one) => one.role === 'owner').length === 1
  const mayChange = mine.includes(role) && !isLastOwner
  const give = (next: Role) =>
    void attempt(() => api.members.update.mutate({ ...change(), userId, role: next }))
  return (
    <li data-member={userId} className="flex flex-col gap-1 px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar name={name} image={member.avatar} size={32} />
        <span className="min-w-0 flex-1 basis-36">
          <span dir="auto" className="block truncate text-[14px]">
            {name} {isMe && <span className="text-muted">{t('settings.members.you')}</span>}
          </span>
          <span className="block truncate text-[12px] text-muted">{email}</span>
        </span>
        {mayChange ? (
          <SelectField
            isBare
            label={t('settings.members.roleOf', { name })}
            value={role}
            disabled={isBusy}
            options={mine.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={give}
          />
        ) : (
          <span
            className="text-[13px] text-muted"
            title={isLastOwner ? t('failure.member.lastOwner') : undefined}
          >
            {t(`role.${role}`)}
          </span>
        )}
        {mayChange ? (
          <RowButton
            label={t(isMe ? 'settings.members.leave' : 'settings.members.remove', { name })}
            icon={<UserMinus aria-hidden size={14} />}
            onClick={onRemove}
          />
        ) : (
          <span className="size-8" />
        )}
      </div>
      <TroubleText trouble={trouble} />
    </li>
  )
}
