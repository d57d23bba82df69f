'use client'
import type { FileDraft } from '@parley/client'
import { useUploads } from '@parley/client/react'
import type { Attachment } from '@parley/contract'
import { limits } from '@parley/contract'
import type { TrayItem } from '@parley/ui'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../../i18n/useTroubleText.ts'
import { draftFile } from './draftFile.ts'
import { fileDrafts, openFileDraft, setFileDraft } from './fileDrafts.ts'

const none: readonly Attachment[] = []

/** The files beside one draft: chosen, on their way, ready. They are uploaded while one writes. */
export function useFileDraft(name: string) {
  const t = useTranslations('attachments')
  const say = useTroubleText()
  const { uploads, states } = useUploads()
  const all = useSyncExternalStore(fileDrafts.subscribe, fileDrafts.get, noDrafts)
  const files = all.get(name) ?? none
  const [problem, setProblem] = useState<string | null>(null)
  const read = useCallback(() => fileDrafts.get().get(name) ?? none, [name])

  // An earlier page left them: their uploads go on, or they are gone.
  useEffect(() => {
    openFileDraft(name)
    for (const { id } of read())
      if (!uploads.states.get().has(id))
        uploads.finish(id).catch(() => {
          if (!uploads.states.get().has(id))
            setFileDraft(
              name,
              read().filter((file) => file.id !== id),
            )
        })
  }, [name, read, uploads])

  const add = useCallback(
    async (given: readonly File[]) => {
      // An empty file is no news, and a folder is not one.
      const chosen = given.filter(({ size }) => size > 0)
      const room = limits.attachments - read().length
      setProblem(chosen.length > room ? t('tooMany', { limit: limits.attachments }) : null)
      const drafts: FileDraft[] = await Promise.all(
        chosen.slice(0, Math.max(0, room)).map(draftFile),
      )
      setFileDraft(name, [...read(), ...drafts.map((draft) => uploads.add(draft))])
    },
    [name, read, t, uploads],
  )
  const remove = useCallback(
    (id: string) => {
      uploads.cancel(id)
      setProblem(null)
      setFileDraft(
        name,
        read().filter((file) => file.id !== id),
      )
    },
    [name, read, uploads],
  )
  const items = useMemo(
    () =>
      files.map((attachment): TrayItem => {
        const held = states.get(attachment.id)
        return {
          attachment,
          src: uploads.localUrl(attachment.id),
          state: held?.state ?? 'ready',
          progress: held ? held.sent / held.size : 1,
          problem: held?.error ? say(held.error) : null,
        }
      }),
    [files, say, states, uploads],
  )

  /** Hands the files over to a message; null, and says why, while one of them cannot go. */
  const take = useCallback((): readonly Attachment[] | null => {
    const failed = items.find(({ state }) => state === 'failed')
    setProblem(failed?.problem ?? null)
    if (failed) return null
    setFileDraft(name, none)
    return files
  }, [files, items, name])
  /** They could not even wait: they are back. */
  const giveBack = useCallback((taken: readonly Attachment[]) => setFileDraft(name, taken), [name])
  const retry = useCallback((id: string) => uploads.retry(id), [uploads])
  return { items, problem, add, remove, retry, take, giveBack }
}

const empty: ReturnType<typeof fileDrafts.get> = new Map()
const noDrafts = () => empty
