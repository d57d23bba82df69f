import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { cache } from 'react'
import { readEnv } from '../env.ts'

/** What `next build` made: its name, and the files a page is made of. */
export interface Build {
  /** null in development, where files have no names of their own. */
  id: string | null
  scripts: string[]
}

const folder = join(process.cwd(), '.next')

/** The build that is running. */
export const readBuild = cache(async (): Promise<Build> => {
  const id = await readFile(join(folder, 'BUILD_ID'), 'utf8').catch(() => null)
  if (id === null || readEnv().NODE_ENV !== 'production') return { id: null, scripts: [] }
  const files = await readdir(join(folder, 'static'), { recursive: true })
  const scripts = files.filter((file) => /\.(js|css)$/.test(file)).toSorted()
  return { id, scripts: scripts.map((file) => `/_next/static/${file.split(sep).join('/')}`) }
})
