import { dirname } from 'node:path'
import compile from 'icu-minify/compile'
import { createJiti } from 'jiti'

/**
 * Reads the sentences of a language when the product is built: so that no page has to bring what
 * understands `{count, plural, …}`. A file of words in, the same names with read sentences out.
 */
export default async function compileWords() {
  this.addContextDependency(dirname(this.resourcePath))
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false })
  const languages = await jiti.import(this.resourcePath)
  return Object.entries(languages)
    .map(([name, words]) => `export const ${name} = ${JSON.stringify(read(words))}`)
    .join('\n')
}

function read(words) {
  if (typeof words === 'string') return compile(words)
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, read(value)]))
}
