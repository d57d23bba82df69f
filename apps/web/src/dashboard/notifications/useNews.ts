'use client'
import { isQuiet, limits } from '@parley/contract'
import type { Notification as Told, ShownNotification } from '@parley/contract'
import { useParley, usePreferences } from '@parley/client/react'
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import { useLocale } from 'use-intl'
import { useHere } from '../useHere.ts'
import { useOpenNumber } from '../useOpenNumber.ts'
import { messageOf, numberOf, placeHref } from '../place.ts'
import { isPushedHere } from './push.ts'
import { ring } from './ring.ts'
import { closeOutside, showOutside } from './shownOutside.ts'
import { tellWatched, watchedNow } from './watched.ts'
import { useNotificationText } from './useNotificationText.ts'

/** So long at most until what was opened is painted. */
const paintMs = 100

/** Rings and shows what the person is told, in the tab that leads; takes away what they read, in every tab. */
export function useNews(leads: RefObject<boolean>): void {
  const { account, accountId } = useParley()
  const place = useHere()
  useWatched(accountId, useOpenNumber())
  useWorkerClicks()
  const { preferences } = usePreferences()
  const say = useNotificationText()
  const lang = useLocale()
  const now = useRef({ place, preferences, say, lang })
  useEffect(() => {
    now.current = { place, preferences, say, lang }
  })
  useEffect(() => {
    const { mirror } = account
    const tell = async (told: Told) => {
      const { preferences: wanted } = now.current
      if (!leads.current || isQuiet(wanted.quietHours, new Date())) return
      const watched = await watchedNow(accountId)
      const { conversationId } = told
      const row = mirror.findConversation({ conversationId })
      // What lies open before them needs no tone.
      if (wanted.sound && !(row && watched.includes(row.number))) ring()
      if (!wanted.notifications.browser || watched.length > 0 || (await isPushedHere())) return
      const item = await fill(told)
      if (item) outside(item)
    }
    const fill = async ({ id }: Told) => {
      const input = { accountId, limit: limits.pageDefault }
      const options = mirror.queryOptions('notifications.list', input)
      const { items } = await mirror.queryClient.fetchQuery({ ...options, staleTime: 0 })
      // Read meanwhile, in another tab: who shows it now would leave it there.
      return items.find((item) => item.id === id && item.readAt === null)
    }
    const outside = (item: ShownNotification) => {
      const { say: print, preferences: wanted, lang: language, place: from } = now.current
      const { what, where, words } = print(item)
      const body = wanted.notifications.previews && words ? words : where
      const message = item.messageId === null ? null : item.seq
      const number = item.conversation.number
      const onClick = () => {
        const path = placeHref({ slug: from.slug, number, search: '', message })
        if (window.location.pathname.includes('/conversations')) from.go({ number, message })
        else window.location.assign(path)
      }
      showOutside({ id: item.id, title: what, body, lang: language, onClick })
    }
    return mirror.onEvent((event) => {
      if (event.type === 'notification.new') void tell(event.notification).catch(() => {})
      if (event.type === 'notification.read') closeOutside(event.notificationIds)
    })
  }, [account, accountId, leads])
}

/** Goes where somebody clicked a notification that the service worker had shown. */
function useWorkerClicks(): void {
  const place = useHere()
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const worker = navigator.serviceWorker
    const hear = ({ data }: MessageEvent<{ type?: string; path?: string } | null>) => {
      if (data?.type !== 'parley.open' || !data.path?.startsWith('/accounts/')) return
      const url = new URL(data.path, window.location.origin)
      const number = numberOf(url.pathname)
      const isHere = number !== null && window.location.pathname.includes('/conversations')
      if (isHere) place.go({ number, message: messageOf(url.searchParams) })
      else window.location.assign(url.pathname + url.search)
    }
    worker.addEventListener('message', hear)
    worker.startMessages()
    return () => worker.removeEventListener('message', hear)
  }, [place])
}

/** Tells the other tabs while somebody looks at this one. */
function useWatched(accountId: string, number: number | null): void {
  useEffect(() => {
    let stop = () => {}
    const look = () => {
      stop()
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return
      const timer = setTimeout(() => {
        stop = tellWatched(accountId, number)
      }, paintMs)
      stop = () => clearTimeout(timer)
    }
    look()
    const events = [
      [window, 'focus'],
      [window, 'blur'],
      [document, 'visibilitychange'],
    ] as const
    for (const [target, event] of events) target.addEventListener(event, look)
    return () => {
      stop()
      for (const [target, event] of events) target.removeEventListener(event, look)
    }
  }, [accountId, number])
}
