'use client'
import type { Trouble } from '@parley/client'
import { Button, Notice } from '@parley/ui'
import { useTranslations } from 'use-intl'
import { RequestId } from './RequestId.tsx'
import { TroubleIcon } from './TroubleIcon.tsx'
import { isForbidden } from './isForbidden.ts'
import { useRetryWait } from './useRetryWait.ts'
import { useTroubleText } from '../../i18n/useTroubleText.ts'

interface TroubleNoticeProps {
  /** What could not be shown. */
  title: string
  /** Why, where the panel knows it better than the word of refusal does. */
  text?: string | undefined
  trouble: Trouble | null
  onRetry?: (() => void) | undefined
  isBusy?: boolean
  /** A few lines among other things, in place of the whole room. */
  isSmall?: boolean
}

/** What stands where content would and could not be had: what failed, why, what to do, and its number in the server's log. */
export function TroubleNotice(props: TroubleNoticeProps) {
  const { title, trouble, isSmall = false } = props
  const t = useTranslations('trouble')
  const say = useTroubleText()
  const why = [props.text ?? say(trouble), isForbidden(trouble) && t('forbidden')]
  const text = why.filter(Boolean).join(' ')
  const retry = <Retry {...props} />
  if (isSmall)
    return (
      <div
        role="alert"
        data-trouble={trouble?.failure ?? 'network'}
        className="flex min-w-0 items-start gap-2 text-[12px]"
      >
        <span className="mt-px text-danger">
          <TroubleIcon trouble={trouble} size={14} />
        </span>
        <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
          <p className="[overflow-wrap:anywhere]">
            <span className="font-medium">{title}</span> <span className="text-muted">{text}</span>
          </p>
          {retry}
          <RequestId trouble={trouble} />
        </div>
      </div>
    )
  return (
    <div data-trouble={trouble?.failure ?? 'network'} className="h-full">
      <Notice
        icon={<TroubleIcon trouble={trouble} size={28} />}
        title={title}
        text={text}
        action={
          <>
            {retry}
            <RequestId trouble={trouble} />
          </>
        }
      />
    </div>
  )
}

/** Waits as long as the server asked to; where one may not, asking again helps nothing. */
function Retry({ trouble, onRetry, isBusy = false, isSmall }: TroubleNoticeProps) {
  const t = useTranslations('trouble')
  const seconds = useRetryWait(trouble)
  if (!onRetry || isForbidden(trouble)) return null
  return (
    <Button
      size={isSmall ? 'small' : 'normal'}
      disabled={isBusy || seconds > 0}
      className="tabular-nums"
      onClick={onRetry}
    >
      {seconds > 0 ? t('againIn', { seconds }) : t('again')}
    </Button>
  )
}
