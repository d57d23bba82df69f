/** A promise that ends with the signal, however long it would take. */
export function unless<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Given up for another attempt.')))
    promise.then(resolve, reject)
  })
}
