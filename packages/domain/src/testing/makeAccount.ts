import { v7 as uuidv7 } from 'uuid'
import type {
  AccountId,
  ClientId,
  ContactActor,
  ContactId,
  InboxId,
  LabelId,
  MemberActor,
  Role,
  SystemActor,
  TeamId,
  UserId,
} from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db, Tx } from '@parley/db'
import { createAccount } from '../accounts/createAccount.ts'
import { createContact } from '../contacts/createContact.ts'
import { createInbox } from '../inboxes/createInbox.ts'
import { createLabel } from '../labels/createLabel.ts'
import { addMember } from '../members/addMember.ts'
import { createTeam } from '../teams/createTeam.ts'

/** An account with people, made by verbs. Ana and Bo serve both inboxes, Cleo the second; Ana and Cleo are the team. */
export interface TestAccount {
  id: AccountId
  slug: string
  system: SystemActor
  owner: MemberActor
  admin: MemberActor
  ana: MemberActor
  bo: MemberActor
  cleo: MemberActor
  inboxes: [InboxId, InboxId]
  team: TeamId
  labels: ['billing', 'bug', 'vip']
  contacts: ContactActor[]
}

export async function makeAccount(db: Db): Promise<TestAccount> {
  const id = uuidv7() as AccountId
  return transact(db, id, (tx) => furnish(tx, id))
}

async function furnish(db: Tx, id: AccountId): Promise<TestAccount> {
  const slug = `test-${id.slice(-12)}`
  const system: SystemActor = { type: 'system', accountId: id, clientId: null }
  const owner = await makeUser(db, id, 'owner', 'owner')
  await createAccount(db, { id, slug, name: 'Test', ownerId: owner.userId })
  const [admin, ana, bo, cleo] = await Promise.all([
    makeUser(db, id, 'admin', 'admin'),
    makeUser(db, id, 'ana', 'agent'),
    makeUser(db, id, 'bo', 'agent'),
    makeUser(db, id, 'cleo', 'agent'),
  ])
  for (const { userId, role } of [admin, ana, bo, cleo])
    await addMember(db, { userId, role, by: system })
  const inboxes = [uuidv7() as InboxId, uuidv7() as InboxId] as [InboxId, InboxId]
  const served = [
    [ana.userId, bo.userId],
    [ana.userId, bo.userId, cleo.userId],
  ]
  for (const [index, inboxId] of inboxes.entries())
    await createInbox(db, {
      id: inboxId,
      name: `Inbox ${index}`,
      channel: 'web',
      memberIds: served[index]!,
      by: system,
    })
  const team = uuidv7() as TeamId
  await createTeam(db, { id: team, name: 'Team', memberIds: [ana.userId, cleo.userId], by: system })
  const labels = ['billing', 'bug', 'vip'] as TestAccount['labels']
  for (const name of labels) await createLabel(db, { id: uuidv7() as LabelId, name, by: system })
  const contacts: ContactActor[] = []
  for (const name of ['Zoë Ångström', 'Émile', 'Grace']) {
    const contactId = uuidv7() as ContactId
    const email = `${contactId}@example.com`
    await createContact(db, { id: contactId, name, email, type: 'customer', by: system })
    contacts.push({ type: 'contact', accountId: id, contactId, clientId: null })
  }
  return { id, slug, system, owner, admin, ana, bo, cleo, inboxes, team, labels, contacts }
}

async function makeUser(
  db: Tx,
  accountId: AccountId,
  name: string,
  role: Role,
): Promise<MemberActor> {
  const userId = uuidv7() as UserId
  await db.orm.insert(tables.users).values({ id: userId, name, email: `${userId}@example.com` })
  return {
    type: 'member',
    accountId,
    userId,
    role,
    sessionId: null,
    clientId: `${name}-client` as ClientId,
  }
}
