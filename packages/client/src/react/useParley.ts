import { useContext } from 'react'
import type { ParleyAccount } from '../createAccount.ts'
import type { ParleyClient } from '../createClient.ts'
import { ParleyContext } from './ParleyProvider.tsx'

/** The client and the account that the provider above gives. */
export function useParley(): { client: ParleyClient; account: ParleyAccount; accountId: string } {
  const place = useContext(ParleyContext)
  if (!place) throw new Error('Parley hooks need a ParleyProvider above them.')
  const { client, accountId } = place
  return { client, account: client.account(accountId), accountId }
}
