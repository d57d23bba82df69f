'use client'
import type { Contact } from '@parley/contract'
import { troubleOf } from '@parley/client'
import { trpc, withTrpc } from '@parley/client/react'
import { Avatar, Button, cn, Dialog, TextField } from '@parley/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../i18n/useTroubleText.ts'
import { usePeople } from './People.tsx'
import { LinesSkeleton } from './trouble/LinesSkeleton.tsx'
import { TroubleNotice } from './trouble/TroubleNotice.tsx'
import { useBegin } from './useBegin.ts'

interface NewConversationProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onMade: (number: number) => void
}

const kinds = ['direct', 'group', 'support'] as const

/** Begins a direct conversation, a group, or one with a customer. */
export const NewConversation = withTrpc(function NewConversation({
  isOpen,
  onOpenChange,
  onMade,
}: NewConversationProps) {
  const t = useTranslations('create')
  const [kind, setKind] = useState<(typeof kinds)[number]>('direct')
  const made = (number: number) => {
    onOpenChange(false)
    onMade(number)
  }
  return (
    <Dialog title={t('title')} closeLabel={t('close')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div role="tablist" aria-label={t('kind')} className="mb-4 flex gap-1 rounded-lg bg-bg p-1">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={kind === one}
            onClick={() => setKind(one)}
            className={cn(
              'h-8 min-w-0 flex-auto cursor-pointer truncate rounded-md px-1.5 text-[13px]',
              kind === one ? 'bg-raised font-medium shadow-sm' : 'text-muted',
            )}
          >
            {t(one)}
          </button>
        ))}
      </div>
      {kind === 'direct' && <NewDirect onMade={made} />}
      {kind === 'group' && <NewGroup onMade={made} />}
      {kind === 'support' && <NewSupport onMade={made} />}
    </Dialog>
  )
})

type Wanted = { onMade: (number: number) => void }

function useAttempt(onMade: Wanted['onMade']) {
  const t = useTranslations('create')
  const say = useTroubleText()
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  async function attempt(act: () => Promise<{ number: number }>) {
    setBusy(true)
    setProblem(null)
    try {
      onMade((await act()).number)
    } catch (error) {
      setProblem(t('failed', { message: say(error) }))
    } finally {
      setBusy(false)
    }
  }
  return { attempt, isBusy, problem }
}

function Problem({ text }: { text: string | null }) {
  return (
    text && (
      <p role="alert" className="mt-3 text-[13px] text-danger">
        {text}
      </p>
    )
  )
}

function NewDirect({ onMade }: Wanted) {
  const t = useTranslations('create')
  const { me, members } = usePeople()
  const begin = useBegin()
  const { attempt, isBusy, problem } = useAttempt(onMade)
  return (
    <>
      <Heading>{t('person')}</Heading>
      <ul>
        {members
          .filter((member) => member.userId !== me.userId)
          .map((member) => (
            <Choice
              key={member.userId}
              isDisabled={isBusy}
              face={<Avatar name={member.name} image={member.avatar} size={24} />}
              text={member.name}
              onChoose={() =>
                void attempt(() =>
                  begin.conversation({ kind: 'direct', participantIds: [member.userId] }),
                )
              }
            />
          ))}
      </ul>
      <Problem text={problem} />
    </>
  )
}

function NewGroup({ onMade }: Wanted) {
  const t = useTranslations('create')
  const { me, members } = usePeople()
  const begin = useBegin()
  const { attempt, isBusy, problem } = useAttempt(onMade)
  const [subject, setSubject] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const toggle = (id: string) =>
    setChosen((held) => (held.includes(id) ? held.filter((one) => one !== id) : [...held, id]))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(() => begin.conversation({ kind: 'group', subject, participantIds: chosen }))
      }}
    >
      <TextField
        label={t('groupName')}
        value={subject}
        maxLength={200}
        required
        onChange={(event) => setSubject(event.target.value)}
      />
      <Heading>{t('people')}</Heading>
      <ul>
        {members
          .filter((member) => member.userId !== me.userId)
          .map((member) => (
            <Choice
              key={member.userId}
              isChosen={chosen.includes(member.userId)}
              face={<Avatar name={member.name} image={member.avatar} size={24} />}
              text={member.name}
              onChoose={() => toggle(member.userId)}
            />
          ))}
      </ul>
      <Submit isDisabled={isBusy || !subject.trim()} />
      <Problem text={problem} />
    </form>
  )
}

function NewSupport({ onMade }: Wanted) {
  const t = useTranslations('create')
  const { me, inboxes } = usePeople()
  const begin = useBegin()
  const { attempt, isBusy, problem } = useAttempt(onMade)
  const mine = inboxes.filter((inbox) => me.role !== 'agent' || inbox.memberIds.includes(me.userId))
  const [inboxId, setInboxId] = useState<string>(mine[0]?.id ?? '')
  const [subject, setSubject] = useState('')
  const [search, setSearch] = useState('')
  const [contact, setContact] = useState<Contact | null>(null)
  const found = trpc.contacts.list.useQuery(
    { accountId: begin.accountId, search, limit: 8 },
    { enabled: contact === null, placeholderData: (held) => held },
  )

  function submit() {
    return attempt(async () => {
      const whom = contact ?? (await begin.contact(search))
      const about = subject.trim() || null
      return begin.conversation(
        { kind: 'support', inboxId, contactId: whom.id, subject: about },
        whom,
      )
    })
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={t('contact')}
        placeholder={t('findContact')}
        value={contact ? (contact.name ?? contact.email ?? '') : search}
        maxLength={200}
        required
        onChange={(event) => {
          setContact(null)
          setSearch(event.target.value)
        }}
      />
      {contact === null && (
        <ul>
          {found.data?.items.map((one) => (
            <Choice
              key={one.id}
              face={<Avatar name={one.name ?? one.email} size={24} />}
              text={one.name ?? one.email ?? ''}
              onChoose={() => setContact(one)}
            />
          ))}
          {found.isPending && !found.error && (
            <li className="px-2">
              <LinesSkeleton label={t('findingContacts')} />
            </li>
          )}
          {found.error && (
            <li className="p-2">
              <TroubleNotice
                isSmall
                title={t('contactsFailed')}
                trouble={troubleOf(found.error)}
                onRetry={() => void found.refetch()}
                isBusy={found.isFetching}
              />
            </li>
          )}
          {search.trim() && found.data?.items.length === 0 && (
            <li className="px-2 py-1 text-[13px] text-muted">
              {t('newContact', { name: search.trim() })}
            </li>
          )}
        </ul>
      )}
      {mine.length === 0 && <p className="text-[12px] text-danger">{t('noInbox')}</p>}
      <label className="flex flex-col gap-1 text-[12px] font-medium text-muted">
        {t('inbox')}
        <select
          value={inboxId}
          onChange={(event) => setInboxId(event.target.value)}
          className="h-9 rounded-lg border border-line bg-raised px-2 text-[14px] text-text"
        >
          {mine.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label={t('subject')}
        value={subject}
        maxLength={200}
        onChange={(event) => setSubject(event.target.value)}
      />
      <Submit isDisabled={isBusy || !inboxId || (contact === null && !search.trim())} />
      <Problem text={problem} />
    </form>
  )
}

function Heading({ children }: { children: ReactNode }) {
  return <h3 className="mt-3 mb-1 text-[12px] font-medium text-muted">{children}</h3>
}

function Submit({ isDisabled }: { isDisabled: boolean }) {
  const t = useTranslations('create')
  return (
    <Button type="submit" look="solid" disabled={isDisabled} className="mt-3 w-full">
      {t('submit')}
    </Button>
  )
}

interface ChoiceProps {
  face: ReactNode
  text: string
  isChosen?: boolean
  isDisabled?: boolean
  onChoose: () => void
}

function Choice({ face, text, isChosen, isDisabled, onChoose }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        disabled={isDisabled}
        aria-pressed={isChosen}
        onClick={onChoose}
        className={cn(
          'flex h-10 w-full cursor-pointer items-center gap-3 rounded-lg px-2 text-left text-[13px] hover:bg-hover',
          isChosen && 'bg-selected',
        )}
      >
        {face}
        <span dir="auto" className="truncate">
          {text}
        </span>
      </button>
    </li>
  )
}
