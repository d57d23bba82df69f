'use client'
import type { Message, MessageVersion } from '@parley/contract'
import { useMessageVersions } from '@parley/client/react'
import { Dialog, MessageText } from '@parley/ui'
import { useFormatter, useTranslations } from 'use-intl'
import { usePeople } from '../People.tsx'
import { LinesSkeleton } from '../trouble/LinesSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'

interface VersionsDialogProps {
  message: Message
  onClose: () => void
}

/** What a message says and said before, the newest first. */
export function VersionsDialog({ message, onClose }: VersionsDialogProps) {
  const t = useTranslations('message')
  const { items, status, error, again } = useMessageVersions(message)
  const now: MessageVersion = { body: message.body, at: message.editedAt ?? message.createdAt }
  return (
    <Dialog title={t('versions')} closeLabel={t('close')} isOpen onOpenChange={onClose}>
      <ol className="flex flex-col gap-3">
        <Version version={now} label={t('versionNow')} />
        {items.toReversed().map((version) => (
          <Version key={version.at.getTime()} version={version} />
        ))}
      </ol>
      {status !== 'ready' && (
        <div className="mt-3">
          {status === 'loading' ? (
            <LinesSkeleton label={t('versionsLoading')} lines={2} />
          ) : (
            <TroubleNotice isSmall title={t('versionsFailed')} trouble={error} onRetry={again} />
          )}
        </div>
      )}
    </Dialog>
  )
}

function Version({ version, label }: { version: MessageVersion; label?: string }) {
  const format = useFormatter()
  const { me, nameOf } = usePeople()
  const when = format.dateTime(version.at, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li className="rounded-lg border border-line px-3 py-2 text-[14px] leading-[1.45]">
      <p className="mb-1 text-[12px] text-muted">
        {label ? `${label} · ` : ''}
        <time dateTime={version.at.toISOString()}>{when}</time>
      </p>
      <MessageText body={version.body} nameOf={nameOf} me={me.userId} />
    </li>
  )
}
