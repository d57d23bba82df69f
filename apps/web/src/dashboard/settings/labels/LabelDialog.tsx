'use client'
import type { Label } from '@parley/contract'
import { limits } from '@parley/contract'
import { Button, cn, Dialog, LabelChip, TextField } from '@parley/ui'
import { v7 as uuid } from 'uuid'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../../i18n/useTroubleText.ts'
import { TroubleText } from '../TroubleText.tsx'
import { useApi } from '../useApi.ts'
import { useAttempt } from '../useAttempt.ts'
import { labelKey } from './labelKey.ts'

const colors = [
  '#e5484d',
  '#e54666',
  '#d6409f',
  '#8e4ec6',
  '#5b5bd6',
  '#0090ff',
  '#12a594',
  '#30a46c',
  '#f5a623',
  '#f76b15',
  '#ad7f58',
  '#6f6e77',
]

/** Makes a label, or calls and colours one otherwise; its key is chosen once. */
export function LabelDialog({ label, onClose }: { label: Label | null; onClose: () => void }) {
  const t = useTranslations('settings')
  const say = useTroubleText()
  const { api, change } = useApi()
  const { isBusy, trouble, attempt } = useAttempt()
  const [id] = useState(() => uuid())
  const [title, setTitle] = useState(label?.title ?? '')
  const [key, setKey] = useState<string | null>(null)
  const [color, setColor] = useState(label?.color ?? colors[5]!)
  const name = label?.name ?? key ?? labelKey(title)
  const save = () =>
    label
      ? api.labels.update.mutate({ ...change(), labelId: label.id, title: title.trim(), color })
      : api.labels.create.mutate({ ...change(), id, name, title: title.trim(), color })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await attempt(save)) onClose()
  }
  const isAboutKey = trouble?.failure === 'label.exists' || trouble?.field === 'name'
  return (
    <Dialog
      title={t(label ? 'labels.edit' : 'labels.new')}
      closeLabel={t('cancel')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('labels.title')}
          value={title}
          maxLength={limits.name}
          required
          dir="auto"
          autoFocus
          problem={trouble?.field === 'title' ? say(trouble) : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t('labels.key')}
          hint={t('labels.keyHint')}
          value={name}
          maxLength={50}
          required
          dir="auto"
          disabled={label !== null}
          problem={isAboutKey ? say(trouble) : undefined}
          onChange={(event) => setKey(event.target.value.replaceAll(',', ''))}
        />
        <Colors color={color} onColor={setColor} />
        <p className="flex items-center gap-2 text-[12px] text-muted">
          {t('labels.looks')} <LabelChip title={title || name} color={color} />
        </p>
        {!isAboutKey && trouble?.field !== 'title' && <TroubleText trouble={trouble} />}
        <Button type="submit" look="solid" disabled={isBusy || title.trim() === '' || name === ''}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  )
}

function Colors({ color, onColor }: { color: string; onColor: (color: string) => void }) {
  const t = useTranslations('settings')
  return (
    <fieldset>
      <legend className="mb-1 text-[12px] font-medium text-muted">{t('labels.color')}</legend>
      <div className="flex flex-wrap items-center gap-1">
        {colors.map((one) => (
          <button
            key={one}
            type="button"
            aria-label={one}
            aria-pressed={color === one}
            onClick={() => onColor(one)}
            className={cn(
              'size-8 cursor-pointer rounded-lg border-4',
              color === one ? 'border-text' : 'border-raised',
            )}
            style={{ background: one }}
          />
        ))}
        <input
          type="color"
          value={color}
          aria-label={t('labels.otherColor')}
          title={t('labels.otherColor')}
          onChange={(event) => onColor(event.target.value)}
          className="size-8 cursor-pointer rounded-lg border border-line bg-raised p-1"
        />
      </div>
    </fieldset>
  )
}
