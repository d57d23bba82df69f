import { headers } from 'next/headers'

/** What the policy of this page lets its own scripts run by. */
export async function readNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([^']+)'/.exec(policy)?.[1]
}
