/** What we use of cli-progress, which brings no types. */
declare module 'cli-progress' {
  interface Options {
    format: string
    stream: NodeJS.WritableStream
    hideCursor: boolean
    clearOnComplete: boolean
    /** Writes a line every `notTTYSchedule` milliseconds where the stream is no terminal. */
    noTTYOutput: boolean
    notTTYSchedule: number
    etaBuffer: number
    barsize: number
  }
  export class SingleBar {
    constructor(options: Partial<Options>, preset?: object)
    start(total: number, startValue: number, payload?: object): void
    update(value: number, payload?: object): void
    stop(): void
  }
  const cliProgress: { SingleBar: typeof SingleBar; Presets: { shades_classic: object } }
  export default cliProgress
}
