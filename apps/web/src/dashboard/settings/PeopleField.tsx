'use client'
import type { Member } from '@parley/contract'
import { fold } from '@parley/contract'
import { Avatar, cn } from '@parley/ui'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'

interface PeopleFieldProps {
  label: string
  chosen: readonly string[]
  onChange: (userIds: string[]) => void
}

const manyPeople = 8

/** Several members, ticked in a list that can be narrowed. */
export function PeopleField({ label, chosen, onChange }: PeopleFieldProps) {
  const t = useTranslations('settings')
  const { members } = usePeople()
  const [text, setText] = useState('')
  const wanted = fold(text)
  const shown = members.filter(({ name, email }) => fold(`${name} ${email}`).includes(wanted))
  const toggle = ({ userId }: Member) =>
    onChange(chosen.includes(userId) ? chosen.filter((one) => one !== userId) : [...chosen, userId])
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-[12px] font-medium text-muted">
        {label} {chosen.length > 0 && `(${chosen.length})`}
      </legend>
      {members.length > manyPeople && (
        <input
          type="search"
          value={text}
          aria-label={t('findPerson')}
          placeholder={t('findPerson')}
          onChange={(event) => setText(event.target.value)}
          className="h-8 rounded-lg border border-line bg-raised px-2 text-[13px] outline-none placeholder:text-muted focus:border-accent"
        />
      )}
      <ul className="max-h-56 overflow-y-auto rounded-lg border border-line p-1">
        {shown.map((member) => (
          <li key={member.userId}>
            <label className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-2 text-[13px] focus-within:bg-hover hover:bg-hover">
              <input
                type="checkbox"
                checked={chosen.includes(member.userId)}
                onChange={() => toggle(member)}
                className="peer sr-only"
              />
              <span
                aria-hidden
                className={cn(
                  'flex size-4 shrink-0 items-center justify-center rounded border peer-focus-visible:outline-2 peer-focus-visible:outline-accent',
                  chosen.includes(member.userId)
                    ? 'border-accent bg-accent text-on-accent'
                    : 'border-muted',
                )}
              >
                {chosen.includes(member.userId) && <Check size={12} />}
              </span>
              <Avatar name={member.name} image={member.avatar} size={22} />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {member.name}
              </span>
            </label>
          </li>
        ))}
        {shown.length === 0 && (
          <li className="px-2 py-2 text-[13px] text-muted">{t('noPerson')}</li>
        )}
      </ul>
    </fieldset>
  )
}
