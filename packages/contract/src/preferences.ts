import * as z from 'zod'
import { densities, languages, sendKeys, themes } from './enums.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 22:30')

/** A stretch of the day without sound or notifications; `to` before `from` lasts over midnight. */
export const QuietHours = z.strictObject({
  from: clock,
  to: clock,
  tz: z.string().max(64).refine(isZone, 'must be a time zone like Europe/Paris'),
  /** The days on which it begins, 0 for Sunday. */
  days: z.array(z.int().min(0).max(6)).max(7),
})
export type QuietHours = z.infer<typeof QuietHours>

/** What a person hears of, and where. */
export const NotificationPreferences = z.strictObject({
  mention: z.boolean(),
  assignment: z.boolean(),
  newConversation: z.boolean(),
  reply: z.boolean(),
  /** Notifications of the browser while a page of ours is open. */
  browser: z.boolean(),
  /** Notifications while none is open. */
  push: z.boolean(),
  /** How messages begin, in what is shown outside of our pages. Missing in what was kept before there was a choice. */
  previews: z.boolean().default(false),
})
export type NotificationPreferences = z.infer<typeof NotificationPreferences>

/** How a person wants their screens, on every device. */
export const Preferences = z.strictObject({
  theme: z.enum(themes),
  /** Of lists. */
  density: z.enum(densities),
  /** null for what the browser asks for. */
  language: z.enum(languages).nullable(),
  sendWith: z.enum(sendKeys),
  sound: z.boolean(),
  /** Actions with the key that was chosen instead of the usual one; an empty key is none. */
  keymap: z
    .record(z.string().min(1).max(50), z.string().max(20))
    .refine((map) => Object.keys(map).length <= 100, 'must hold at most 100 keys'),
  notifications: NotificationPreferences,
  quietHours: QuietHours.nullable(),
})
export type Preferences = z.infer<typeof Preferences>

function isZone(tz: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: tz }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
