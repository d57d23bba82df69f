import type { PresenceStatus } from '@parley/contract'
import { cn } from './cn.ts'

interface AvatarProps {
  name: string | null
  image?: string | null
  /** Edge in pixels. */
  size?: number
  presence?: PresenceStatus | undefined
  presenceLabel?: string
}

const hues = [12, 45, 95, 150, 195, 240, 280, 325]
const dots: Record<PresenceStatus, string> = {
  online: 'bg-ok',
  away: 'bg-warn',
  offline: 'bg-faint',
}

/** A face: the picture, else initials on a colour of the name's own; a dot says where the person is. */
export function Avatar({ name, image, size = 32, presence, presenceLabel }: AvatarProps) {
  const text = name?.trim() || '?'
  return (
    <span className="relative inline-block shrink-0" style={{ width: size, height: size }}>
      {image ? (
        <img
          src={image}
          alt=""
          width={size}
          height={size}
          className="size-full rounded-full object-cover"
        />
      ) : (
        <span
          aria-hidden
          className="flex size-full items-center justify-center rounded-full font-semibold text-white select-none"
          style={{ fontSize: size * 0.38, background: `oklch(0.5 0.1 ${hueOf(text)})` }}
        >
          {initialsOf(text)}
        </span>
      )}
      {presence && (
        <span
          role="img"
          aria-label={presenceLabel}
          className={cn(
            'absolute -right-px -bottom-px size-2.5 rounded-full ring-2 ring-panel',
            dots[presence],
          )}
        />
      )}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/[\s@.·]+/u).filter(Boolean)
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}

/** FNV-1a: names that are alike are spread as well as others. */
function hueOf(name: string): number {
  let sum = 2166136261
  for (const character of name) sum = Math.imul(sum ^ character.codePointAt(0)!, 16777619)
  return hues[(sum >>> 0) % hues.length]!
}
