'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Files that are dragged over the page can be dropped anywhere on it; the composer says so. */
export function FileDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations('attachments')
  const [isOver, setOver] = useState(false)
  const drop = useRef(onFiles)
  useEffect(() => {
    drop.current = onFiles
  })
  useEffect(() => {
    // Enter and leave come for every element that is passed.
    let depth = 0
    const about = (event: DragEvent, act: () => void) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      act()
      setOver(depth > 0)
    }
    const end = new AbortController()
    const { signal } = end
    addEventListener('dragenter', (event) => about(event, () => (depth += 1)), { signal })
    addEventListener('dragleave', (event) => about(event, () => (depth -= 1)), { signal })
    addEventListener('dragover', (event) => about(event, () => {}), { signal })
    addEventListener(
      'drop',
      (event) =>
        about(event, () => {
          depth = 0
          drop.current([...event.dataTransfer!.files])
        }),
      { signal },
    )
    return () => end.abort()
  }, [])
  if (!isOver) return null
  return (
    <div className="pointer-events-none absolute inset-0 z-20 m-3 mt-0 flex items-center justify-center rounded-lg border-2 border-dashed border-accent bg-accent-soft text-[13px] font-medium text-accent-strong">
      {t('drop')}
    </div>
  )
}
