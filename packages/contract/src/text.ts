/** What takes no room on a screen: joiners, direction marks, variation selectors, fillers. */
const zeroWidth = /\p{Default_Ignorable_Code_Point}/gu

/** True when nothing is left of `text` without white space and zero-width characters. */
export function isBlank(text: string): boolean {
  return text.replace(zeroWidth, '').trim() === ''
}

/** True when PostgreSQL and UTF-8 can hold `text`: no NUL, no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

/**
 * The one folding of text for search, used when text is written and on the query: compatibility
 * form, accents off, case off, white space as single blanks. PostgreSQL's lower and unaccent fold
 * differently (İ, Æ, ß, Đ), so it never folds by itself. What a character becomes depends on no other.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/[đð]/g, 'd')
    .replace(/ł/g, 'l')
    .replace(/þ/g, 'th')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ')
    .replace(zeroWidth, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
