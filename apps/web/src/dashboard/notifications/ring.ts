let context: AudioContext | null = null

/** A short tone of two notes. Silent where the browser lets nobody sound before a first click. */
export function ring(): void {
  if (!('AudioContext' in globalThis)) return
  context ??= new AudioContext()
  // For who listens with other means: a test, a screen reader's script.
  document.documentElement.dataset['rings'] = String(
    Number(document.documentElement.dataset['rings'] ?? 0) + 1,
  )
  void context.resume().then(
    () => [660, 880].forEach((pitch, index) => note(context!, pitch, index * 0.12)),
    () => {},
  )
}

function note(audio: AudioContext, pitch: number, after: number): void {
  const from = audio.currentTime + after
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.0001, from)
  volume.gain.exponentialRampToValueAtTime(0.12, from + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.25)
  tone.connect(volume).connect(audio.destination)
  tone.start(from)
  tone.stop(from + 0.3)
}
