import { limits } from '@parley/contract'

/** The waveform of a sound, as `peaksFrom` makes it; null when it cannot be read. */
export async function peaksOf(file: Blob): Promise<number[] | null> {
  const context = new OfflineAudioContext(1, 1, 8000)
  const sound = await context.decodeAudioData(await file.arrayBuffer()).catch(() => null)
  return sound && peaksFrom(sound.getChannelData(0))
}

/** The loudest of each stretch, from 0 to 100 of the loudest of all. */
export function peaksFrom(samples: ArrayLike<number>): number[] {
  const count = Math.min(limits.peaks, samples.length)
  const heights = Array.from({ length: count }, (_, index) => {
    const end = Math.floor(((index + 1) * samples.length) / count)
    let most = 0
    for (let at = Math.floor((index * samples.length) / count); at < end; at += 1)
      most = Math.max(most, Math.abs(samples[at]!))
    return most
  })
  const loudest = Math.max(...heights, 0.01)
  return heights.map((height) => Math.min(100, Math.round((height / loudest) * 100)))
}
