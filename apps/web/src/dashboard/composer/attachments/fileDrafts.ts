import { Store } from '@parley/client'
import type { Attachment } from '@parley/contract'

type Drafts = ReadonlyMap<string, readonly Attachment[]>

/** Files beside what is being written, by the name of the draft; over reloads while the browser keeps them. */
export const fileDrafts = new Store<Drafts>(new Map())

const keyOf = (name: string) => `parley.files.${name}`

export function setFileDraft(name: string, files: readonly Attachment[]): void {
  const drafts = new Map(fileDrafts.get())
  drafts.set(name, files)
  fileDrafts.set(drafts)
  try {
    if (files.length > 0) localStorage.setItem(keyOf(name), JSON.stringify(files))
    else localStorage.removeItem(keyOf(name))
  } catch {
    // A browser without a store, or a full one: they stay as long as the page.
  }
}

/** Reads once what an earlier page left. */
export function openFileDraft(name: string): void {
  if (fileDrafts.get().has(name)) return
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? '[]') as Attachment[]
    if (kept.length > 0) setFileDraft(name, kept)
  } catch {
    // Nothing that can be read is nothing.
  }
}
