'use client'
import { useParley, usePreference } from '@parley/client/react'
import { Switch } from '@parley/ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { askPermission, permissionNow } from '../notifications/permission.ts'
import { canBePushed, subscribeHere, subscriptionHere } from '../notifications/push.ts'
import { TroubleText } from './TroubleText.tsx'
import { useAttempt } from './useAttempt.ts'

/** Whether this device is told while no page is open. `onChange` hears that somebody wants it anywhere. */
export function PushSwitch({ onChange }: { onChange: (on: boolean) => void }) {
  const t = useTranslations('notifications')
  const { client, accountId } = useParley()
  const [{ push: isWanted }] = usePreference('notifications')
  const [isHere, setHere] = useState(false)
  const [isDenied, setDenied] = useState(false)
  const { isBusy, trouble, attempt } = useAttempt()
  useEffect(() => {
    void subscriptionHere().then(
      (held) => setHere(held !== null),
      () => {},
    )
  }, [])
  const begin = async () => {
    const { publicKey } = await client.api.notifications.pushKey.query({ accountId })
    const { endpoint, keys } = (await subscribeHere(publicKey)).toJSON()
    const { p256dh = '', auth = '' } = keys ?? {}
    const wanted = { accountId, endpoint: endpoint ?? '', p256dh, auth }
    await client.api.notifications.subscribe.mutate(wanted)
    setHere(true)
    if (!isWanted) onChange(true)
  }
  const end = async () => {
    const held = await subscriptionHere()
    if (held) {
      await client.api.notifications.unsubscribe.mutate({ accountId, endpoint: held.endpoint })
      await held.unsubscribe()
    }
    setHere(false)
  }
  const flip = async (on: boolean) => {
    const isAllowed = !on || (canBePushed() && (await askPermission()) === 'granted')
    setDenied(!isAllowed)
    if (isAllowed) await attempt(on ? begin : end)
  }
  return (
    <>
      <Switch
        label={t('page.push')}
        hint={t('page.pushHint')}
        isOn={isHere && isWanted}
        isDisabled={isBusy}
        onChange={(on) => void flip(on)}
      />
      {isDenied && (
        <p role="alert" className="text-[12px] text-danger">
          {t(canBePushed() && permissionNow() === 'denied' ? 'denied' : 'notHere')}
        </p>
      )}
      <TroubleText trouble={trouble} />
    </>
  )
}
