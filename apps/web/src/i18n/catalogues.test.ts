import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compile from 'icu-minify/compile'
import format from 'icu-minify/format'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { catalogues } from './catalogues.ts'
import { en as enFirst } from './en.ts'
import { enLate } from './enLate.ts'
import { enElsewhere } from './enElsewhere.ts'

type Words = { [key: string]: string | Words }

function flat(words: Words, path = ''): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value, `${path}${key}.`),
  )
}

/** What a text takes from outside: `{name}`, `{count, plural, …}`. */
function takes(text: string): string[] {
  const found = text.matchAll(/(?<!(?:=\d+|one|other|private|team) )\{(\w+)[,}]/g)
  const names = [...found].map(([, name]) => name!)
  return [...new Set(names)].sort()
}

const en = flat(catalogues.en)
const fr = new Map(flat(catalogues.fr))

test('each text is there in both languages and takes the same', () => {
  expect([...fr.keys()].sort()).toEqual(en.map(([key]) => key).sort())
  const differing = en.filter(([key, text]) => `${takes(text)}` !== `${takes(fr.get(key)!)}`)
  expect(differing.map(([key]) => key)).toEqual([])
})

test('a text comes with the page or late, not twice', () => {
  const late = new Set(flat(enLate).map(([key]) => key))
  expect(flat(enFirst).filter(([key]) => late.has(key))).toEqual([])
})

const formatters = {
  getDateTimeFormat: (...asked: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...asked),
  getNumberFormat: (...asked: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...asked),
  getPluralRules: (...asked: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...asked),
}

test('each text says the same when it was read before', () => {
  const cases = Object.entries(catalogues).flatMap(([locale, words]) =>
    flat(words).flatMap(([key, text]) =>
      [0, 1, 3].map((value) => {
        const values = Object.fromEntries(takes(text).map((name) => [name, value]))
        const say = createTranslator({ locale, timeZone: 'UTC', messages: { text } })
        const read = format(compile(text), locale, values, { formatters, timeZone: 'UTC' })
        return { key, read, said: say('text', values as never) as string }
      }),
    ),
  )
  expect(cases.length).toBeGreaterThan(1000)
  expect(cases.filter(({ read, said }) => read !== said)).toEqual([])
})

/** Chosen by a word of the contract or of the data, not by one in the code. */
const byWord = /^(failure|pushed|status|priority|role|delivery|activity)\./

/** What says texts, by its path. */
function sayers(): [file: string, code: string][] {
  const root = join(import.meta.dirname, '..', '..', '..', '..')
  return ['apps/web/src', 'packages/ui/src']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\/i18n\/|\.test\./.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')])
}

test('only the other pages say what the inbox comes without', () => {
  const rooms = Object.keys(enElsewhere).join('|')
  const says = new RegExp(`useTranslations\\('(${rooms})['.]|['"\`](${rooms})\\.`)
  const saying = sayers().filter(([, code]) => says.test(code))
  expect(saying.length).toBeGreaterThan(10)
  const isElsewhere = /src\/(dashboard\/settings|invite|sign-in)\//
  expect(saying.map(([file]) => file).filter((file) => !isElsewhere.test(file))).toEqual([])
})

test('no text is kept that nothing says', () => {
  const code = sayers()
    .map(([, text]) => text)
    .join('\n')
  const said = new Set(code.match(/[\w.]+(?=['"`])|\w+(?=:)/g))
  const chosenFrom = new Set([...code.matchAll(/([\w]+)\.\$\{/g)].map(([, name]) => name))
  const isSaid = (key: string) => {
    const parts = key.split('.')
    const ends = parts.map((_, at) => parts.slice(at).join('.'))
    return (
      ends.some((end) => said.has(end)) || parts.slice(0, -1).some((one) => chosenFrom.has(one))
    )
  }
  expect(en.map(([key]) => key).filter((key) => !byWord.test(key) && !isSaid(key))).toEqual([])
})
