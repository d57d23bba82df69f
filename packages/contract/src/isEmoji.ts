const isPicture = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u
const isPart = /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether a text is one emoji and nothing else, also one that is younger than this program. */
export function isEmoji(text: string): boolean {
  return isPart.test(text) && isPicture.test(text) && [...graphemes.segment(text)].length === 1
}
