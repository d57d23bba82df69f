import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const base =
  'inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-lg text-[13px] font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-default disabled:opacity-50'
const looks = {
  solid: 'bg-mine text-mine-text hover:brightness-110',
  plain: 'border border-line bg-raised text-text hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-text',
  danger: 'text-danger hover:bg-hover',
}
const sizes = { normal: 'h-8 px-3', small: 'h-7 px-2', icon: 'size-8' }

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks | undefined
  size?: keyof typeof sizes | undefined
}

export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'normal', className, type = 'button', ...rest } = props
  return <button type={type} className={cn(base, looks[look], sizes[size], className)} {...rest} />
}
