import { expect, test } from 'vitest'
import { isEmoji } from './isEmoji.ts'

test.each(['👍', '👍🏽', '❤️', '🇫🇷', '👩‍👩‍👧‍👦', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '©️', '\u{1FAE9}'])('%s is an emoji', (text) =>
  expect(isEmoji(text)).toBe(true),
)
test.each(['', 'a', '1', '#', '👍👍', '👍 ', '\u200d', '<b>', ':+1:', '\ufe0f', '🏽👍a'])(
  '%j is none',
  (text) => expect(isEmoji(text)).toBe(false),
)
