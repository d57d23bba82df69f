'use client'
import type { Priority, Status } from '@parley/contract'
import { Avatar, PriorityIcon, StatusIcon } from '@parley/ui'
import { usePeople } from '../People.tsx'
import type { Field } from './fields.ts'
import { FieldIcon } from './FieldIcon.tsx'

/** The shape of a value: a status's circle, a label's dot, a person's face. */
export function ValueIcon({ field, value }: { field: Field; value: string | null }) {
  const { memberOf, labelOf, me } = usePeople()
  if (field === 'status' && value) return <StatusIcon status={value as Status} size={14} />
  if (field === 'priority') return <PriorityIcon priority={value as Priority | null} size={14} />
  if (field === 'labels' && value)
    return (
      <span
        aria-hidden
        className="m-[3px] size-2 shrink-0 rounded-full"
        style={{ background: labelOf(value)?.color }}
      />
    )
  const isPerson = field === 'assigneeId' || field === 'participantId'
  const member = isPerson && value ? memberOf(value === 'me' ? me.userId : value) : undefined
  if (member) return <Avatar name={member.name} image={member.avatar} size={18} />
  return <FieldIcon field={field} />
}
