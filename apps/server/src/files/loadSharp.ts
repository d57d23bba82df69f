import type sharp from 'sharp'

let loading: Promise<typeof sharp> | null = null

/** What draws pictures. It comes with the first one, as it is a seventh of what a server has to load. */
export function loadSharp(): Promise<typeof sharp> {
  return (loading ??= load())
}

async function load() {
  const { default: sharp } = await import('sharp')
  // One thread a picture: the others are for people who wait for something else.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
