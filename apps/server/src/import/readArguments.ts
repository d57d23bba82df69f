import { parseArgs } from 'node:util'
import { isBlank, isStorable, limits } from '@parley/contract'

export const usage = 'npm run import -- FILE [--account SLUG] [--inbox NAME] [--json FILE]'

export interface ImportArguments {
  file: string
  account: string | null
  inbox: string
  json: string | null
}

/** The command line; throws one line for a person when it is wrong. */
export function readArguments(argv: readonly string[]): ImportArguments {
  const { values, positionals } = parse(argv)
  const [file, ...more] = positionals
  if (!file) throw new Error(`Which file? ${usage}`)
  if (more.length > 0) throw new Error(`One file at a time, not also ${more.join(' ')}. ${usage}`)
  const { account = null, inbox = 'Imported', json = null } = values
  if (isBlank(inbox) || !isStorable(inbox) || inbox.length > limits.name)
    throw new Error(`--inbox wants a name of 1 to ${limits.name} characters.`)
  return { file, account, inbox, json }
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { account: text, inbox: text, json: text },
    })
  } catch (error) {
    throw new Error(`${(error as Error).message.split('. ')[0]}. ${usage}`)
  }
}
