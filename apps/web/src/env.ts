import * as z from 'zod'

const Environment = z.object({
  /** Where this process asks the API; the server that starts it says so. */
  PARLEY_API_URL: z.url({ error: 'must be an address like http://127.0.0.1:3000' }),
  /** Next sets it: a build is only used in production. */
  NODE_ENV: z.string().optional(),
})

/** The page process's environment; a missing or bad variable is one line that names it. */
export function readEnv(): z.infer<typeof Environment> {
  const result = Environment.safeParse(process.env)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`The variable ${issue?.path.join('.')} ${issue?.message}.`)
}
