'use client'
import type { Contact } from '@parley/contract'
import { troubleOf } from '@parley/client'
import { trpc, useParley } from '@parley/client/react'
import { useMemo, useState } from 'react'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { rememberContact, useContactNames } from './useContactNames.ts'
import { useSettled } from './useSettled.ts'
import { ValuesList } from './ValuesEditor.tsx'
import type { ValuesEditor } from './ValuesEditor.tsx'
import type { Word } from './vocabulary.ts'

/** Ticks customers, found by name or e-mail; those that are chosen stand first. */
export function ContactsEditor(props: ComponentProps<typeof ValuesEditor>) {
  const t = useTranslations('filter')
  const { client, accountId } = useParley()
  const [text, setText] = useState('')
  const search = useSettled(text, 200)
  const { data, isFetching, error, refetch } = trpc.contacts.list.useQuery(
    { accountId, search, limit: 15 },
    { placeholderData: (held) => held },
  )
  const [chosen] = useState(() => props.chip.values.flatMap((id) => (id === null ? [] : [id])))
  const nameOf = useContactNames(chosen)
  const words = useMemo(() => {
    const first = text === '' ? chosen.map((id) => word(id, nameOf(id) ?? t('someContact'))) : []
    const found = (data?.items ?? []).map((contact) =>
      word(contact.id, contact.name ?? contact.email ?? t('someContact')),
    )
    const none = { value: null, name: t('none.contactId'), aliases: [] }
    return [
      ...first,
      ...found.filter(({ value }) => !first.some((one) => one.value === value)),
      ...(text === '' ? [none] : []),
    ]
  }, [text, chosen, nameOf, data, t])
  const remember = (id: string | null) => {
    const contact = data?.items.find((one: Contact) => one.id === id)
    if (contact) rememberContact(client.queryClient as never, accountId, contact)
  }
  return (
    <ValuesList
      {...props}
      text={text}
      onText={setText}
      words={words}
      isLoading={isFetching || search !== text}
      trouble={
        error && (
          <TroubleNotice
            isSmall
            title={t('contact.failed')}
            trouble={troubleOf(error)}
            onRetry={() => void refetch()}
          />
        )
      }
      placeholder={t('contact.find')}
      onPicked={remember}
    />
  )
}

function word(value: string, name: string): Word {
  return { value, name, aliases: [] }
}
