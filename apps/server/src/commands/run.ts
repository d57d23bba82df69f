/**
 * Runs a command: what fails is one line on the error stream, and the exit code is not 0. It ends at
 * once then: whoever listens for the end of a parent would keep it for ever.
 */
export async function run(command: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await command()) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
