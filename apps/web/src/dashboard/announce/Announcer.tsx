'use client'
import type { ParleyEvent } from '@parley/contract'
import { useParley } from '@parley/client/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { numberOf } from '../place.ts'
import { readings } from '../words/readings.ts'

/** So often at most something is said. */
const everyMs = 3000
const mostLetters = 120

type Said = Extract<ParleyEvent, { type: 'message.new' }>

/** The one place whose words are read out: new messages, the ones that come together in one sentence. */
export function Announcer() {
  const t = useTranslations('announce')
  const { mirror } = useParley().account
  const { me, memberOf, nameOf } = usePeople()
  const [text, setText] = useState('')
  const waiting = useRef<Said[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const say = (said: readonly Said[]): string => {
    const here = said.filter(({ conversation }) => isOpen(conversation.number))
    const [last] = here.slice(-1)
    if (!last || here.length > 1) return t('many', { count: said.length })
    const { author, body } = last.message
    const name =
      author.type === 'contact'
        ? (last.conversation.contact?.name ?? last.conversation.contact?.email)
        : memberOf(author.id ?? '')?.name
    return t('one', {
      name: name ?? t('someone'),
      text: readings.line(body, nameOf).slice(0, mostLetters),
    })
  }
  const latest = useRef(say)
  useEffect(() => {
    latest.current = say
  })
  useEffect(() => {
    const tell = () => {
      timer.current = null
      if (waiting.current.length === 0) return
      setText(latest.current(waiting.current.splice(0)))
      timer.current = setTimeout(tell, everyMs)
    }
    const off = mirror.onEvent((event) => {
      if (event.type !== 'message.new' || event.message.author.id === me.userId) return
      if (mirror.findConversation({ conversationId: event.message.conversationId })?.muted) return
      waiting.current.push(event)
      void readings.prepare()
      // A moment for what comes together.
      timer.current ??= setTimeout(tell, 250)
    })
    return () => {
      off()
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    }
  }, [mirror, me.userId])
  return (
    <p role="status" data-announcer className="sr-only">
      {text}
    </p>
  )
}

function isOpen(number: number): boolean {
  return numberOf(window.location.pathname) === number
}
