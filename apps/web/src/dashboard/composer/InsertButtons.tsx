'use client'
import { AtSign, Slash } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { EmojiButton } from '../emoji/EmojiButton.tsx'

interface InsertButtonsProps {
  /** Puts this where the cursor is. */
  onInsert: (words: string) => void
  /** Gives the focus back to the box. */
  onClosed: () => void
}

/** What can be put into the words, for who does not know its signs. */
export function InsertButtons({ onInsert, onClosed }: InsertButtonsProps) {
  const t = useTranslations('composer')
  return (
    <>
      <EmojiButton label={t('emoji')} onPick={onInsert} onClosed={onClosed} />
      <Sign label={t('mention')} onPress={() => onInsert('@')}>
        <AtSign aria-hidden size={15} />
      </Sign>
      <Sign label={t('canned')} onPress={() => onInsert('/')}>
        <Slash aria-hidden size={15} />
      </Sign>
    </>
  )
}

function Sign(props: { label: string; onPress: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onPress}
      className="inline-flex size-6 cursor-pointer items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
    >
      {props.children}
    </button>
  )
}
