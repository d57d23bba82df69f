'use client'
import type { Trouble } from '@parley/client'
import { limits } from '@parley/contract'
import { Avatar, Button } from '@parley/ui'
import { useRef } from 'react'
import type { ChangeEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { send } from '../postJson.ts'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'

const tooLarge: Trouble = { failure: 'picture.unreadable', message: 'Too large.', retryable: false }

/** The person's picture: another one, or none and their initials instead. */
export function AvatarField() {
  const t = useTranslations('settings')
  const { me } = usePeople()
  const { api, accountId, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const input = useRef<HTMLInputElement>(null)
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    void attempt(async () => {
      if (file.size > limits.avatar) throw tooLarge
      await send(`/api/avatars?accountId=${accountId}`, file, 'application/octet-stream')
    })
  }
  const remove = () => void attempt(() => api.profile.update.mutate({ ...change(), avatar: null }))
  return (
    <div className="flex flex-wrap items-center gap-4">
      <Avatar name={me.name} image={me.avatar} size={72} />
      <div className="flex flex-1 basis-48 flex-col gap-2">
        <div className="flex flex-wrap gap-2">
          <Button disabled={isBusy} onClick={() => input.current?.click()}>
            {t(isBusy ? 'profile.uploading' : 'profile.choose')}
          </Button>
          {me.avatar !== null && (
            <Button look="ghost" disabled={isBusy} onClick={remove}>
              {t('profile.remove')}
            </Button>
          )}
        </div>
        <p className="text-[12px] text-muted">{t('profile.pictureHint')}</p>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          aria-label={t('profile.choose')}
          tabIndex={-1}
          onChange={choose}
          className="sr-only"
        />
        <TroubleText trouble={trouble} />
      </div>
    </div>
  )
}
