import { cva } from 'class-variance-authority'
import type { VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const look = cva(
  'inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-lg text-[13px] font-medium whitespace-nowrap transition-colors duration-100 disabled:cursor-default disabled:opacity-50',
  {
    variants: {
      look: {
        solid: 'bg-mine text-mine-text hover:brightness-110',
        plain: 'border border-line bg-raised text-text hover:bg-hover',
        ghost: 'text-muted hover:bg-hover hover:text-text',
        danger: 'text-danger hover:bg-hover',
      },
      size: { normal: 'h-8 px-3', small: 'h-7 px-2', icon: 'size-8' },
    },
    defaultVariants: { look: 'plain', size: 'normal' },
  },
)

export type ButtonProps = ComponentProps<'button'> & VariantProps<typeof look>

export function Button({ look: kind, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={cn(look({ look: kind, size }), className)} {...rest} />
}
