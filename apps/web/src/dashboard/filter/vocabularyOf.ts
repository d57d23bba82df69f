import { contactTypes, flagKeys, kinds, owed, priorities, statuses } from '@parley/contract'
import type { FlagKeyName } from '@parley/contract'
import type { useTranslations } from 'use-intl'
import { enFilter } from '../../i18n/enFilter.ts'
import { enPriority, enStatus } from '../../i18n/enStates.ts'
import type { usePeople } from '../People.tsx'
import { datePresetKeys } from './datePresets.ts'
import { fields } from './fields.ts'
import type { Field } from './fields.ts'
import type { Vocabulary, Word } from './vocabulary.ts'

// All readers may type these: apart from the rest of English, which only its own readers get.
const en = { filter: enFilter, status: enStatus, priority: enPriority }

/** Everything one can filter by and its values, named in the reader's language and in English. */
export function vocabularyOf(
  t: ReturnType<typeof useTranslations<never>>,
  people: ReturnType<typeof usePeople>,
): Vocabulary {
  const closed = <T extends string>(
    values: readonly T[],
    name: (value: T) => string,
    english: Record<T, string>,
  ): Word[] =>
    values.map((value) => ({ value, name: name(value), aliases: [value, english[value]] }))
  const none = (field: keyof typeof en.filter.none): Word => ({
    value: null,
    name: t(`filter.none.${field}`),
    aliases: ['none', en.filter.none[field]],
  })
  const me = { value: 'me', name: t('filter.me'), aliases: ['me', en.filter.me] }
  const members = people.members.map(({ userId, name, email }) => ({
    value: userId,
    name,
    aliases: [email, email.split('@')[0]!],
  }))
  const dates = datePresetKeys.map((value) => ({
    value,
    name: t(`filter.date.${value}`),
    aliases: [value, en.filter.date[value]],
  }))
  const flag = (field: FlagKeyName): Word[] => [
    { value: '1', name: t(`filter.yes.${field}`), aliases: [en.filter.yes[field]] },
    { value: '0', name: t(`filter.no.${field}`), aliases: [en.filter.no[field]] },
  ]
  const words: Record<Field, Word[]> = {
    status: closed(statuses, (one) => t(`status.${one}`), en.status),
    priority: [...closed(priorities, (one) => t(`priority.${one}`), en.priority), none('priority')],
    assigneeId: [me, none('assigneeId'), ...members],
    labels: people.labels.map(({ name, title }) => ({
      value: name,
      name: title,
      aliases: [name],
    })),
    inboxId: [
      ...people.inboxes.map(({ id, name }) => ({ value: id, name, aliases: [] })),
      none('inboxId'),
    ],
    teamId: [
      ...people.teams.map(({ id, name }) => ({ value: id, name, aliases: [] })),
      none('teamId'),
    ],
    hasUnread: flag('hasUnread'),
    unassigned: flag('unassigned'),
    isSnoozed: flag('isSnoozed'),
    pinned: flag('pinned'),
    waitingFor: [
      ...closed(owed, (one) => t(`filter.waitingFor.${one}`), en.filter.waitingFor),
      { value: null, name: t('filter.waitingFor.none'), aliases: ['none'] },
    ],
    kind: closed(kinds, (one) => t(`filter.kind.${one}`), en.filter.kind),
    contactType: closed(
      contactTypes,
      (one) => t(`filter.contactType.${one}`),
      en.filter.contactType,
    ),
    contactId: [none('contactId')],
    participantId: [me, ...members],
    created: dates,
    lastActivity: dates,
  }
  return fields.map((field) => ({
    field,
    name: t(`filter.key.${field}`),
    aliases: [en.filter.key[field], ...(plainNames[field] ?? [])],
    words: words[field],
  }))
}

/** Names without blanks, as in an address. */
const plainNames: Partial<Record<Field, string[]>> = {
  contactType: ['contactType', 'type'],
  contactId: ['contact'],
  participantId: ['participant', 'with'],
  waitingFor: ['waiting'],
  lastActivity: ['active', 'activity'],
  ...Object.fromEntries(Object.entries(flagKeys).map(([key, name]) => [key, [name]])),
}
