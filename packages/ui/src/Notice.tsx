import type { ReactNode } from 'react'

interface NoticeProps {
  icon?: ReactNode
  title: string
  text?: string | undefined
  action?: ReactNode
}

/** What stands where content would: nothing here, or what went wrong and what to do. */
export function Notice({ icon, title, text, action }: NoticeProps) {
  return (
    <div
      role="status"
      className="flex h-full flex-col items-center justify-center gap-2 p-8 text-center"
    >
      <span className="text-faint">{icon}</span>
      <p className="text-[14px] font-medium text-text">{title}</p>
      {text && <p className="max-w-80 text-[13px] text-muted">{text}</p>}
      {action}
    </div>
  )
}
