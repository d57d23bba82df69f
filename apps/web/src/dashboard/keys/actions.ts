import { normaliseFilter, priorities } from '@parley/contract'
import type { Conversation, Priority } from '@parley/contract'
import { settingsHref } from '../settings/settingsPlace.ts'
import { shippedByKey } from '../shippedViews.ts'
import type { ShippedKey } from '../shippedViews.ts'
import { messageActionIds } from '../thread/messageDeeds.ts'
import type { MessageActionId } from '../thread/messageDeeds.ts'
import { pointedOf } from './pointedOf.ts'
import type { Scene } from './Scene.ts'

/** `conversation` is about the chosen rows or the open one; the others are about the screen. */
export type ActionGroup = 'conversation' | 'message' | 'list' | 'go' | 'app'

export interface Action {
  /** Its words are `actions.words.<id>` of the catalogue. */
  id: ActionId
  group: ActionGroup
  /** How it is pressed unless a person chose otherwise: `j`, `Shift+A`, `Mod+k`, `g i`. */
  keys: readonly string[]
  /** Whether it can be done now; without it always. */
  may?: (scene: Scene) => boolean
  run: (scene: Scene) => void
  /** The word to say instead while this holds. */
  other?: { id: 'unpin' | 'unmute'; when: (scene: Scene) => boolean }
}

export type ActionId =
  | 'resolve'
  | 'resolveNext'
  | 'reopen'
  | 'status'
  | 'assign'
  | 'assignMe'
  | 'snooze'
  | 'label'
  | 'priority'
  | `priority.${Priority}`
  | 'read'
  | 'unread'
  | 'pin'
  | 'mute'
  | MessageActionId
  | 'reply'
  | 'note'
  | 'select'
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'nextUnread'
  | 'previousUnread'
  | 'filter'
  | 'search'
  | `go.${ShippedKey}`
  | 'create'
  | 'undo'
  | 'palette'
  | 'navigation'
  | 'details'
  | 'settings'
  | 'help'

const isOnSome = ({ about }: Scene) => about.length > 0
const isOnCustomers = ({ about }: Scene) => about.some(({ kind }) => kind === 'support')
/** Announcements are changed by those who write them. */
const mayChange = ({ about, me }: Scene) =>
  about.some(({ kind }) => kind !== 'announcement' || me.role !== 'agent')
const isUnread = ({ unreadCount }: Conversation) => unreadCount > 0
const areAll = (is: (row: Conversation) => boolean) => (scene: Scene) =>
  isOnSome(scene) && scene.about.every(is)

const onConversation: Action[] = [
  {
    id: 'reply',
    group: 'conversation',
    keys: ['r'],
    may: ({ open }) => open !== null,
    run: ({ parts }) => parts.app?.write('reply'),
  },
  {
    id: 'note',
    group: 'conversation',
    keys: ['m'],
    may: ({ open }) => open?.kind === 'support',
    run: ({ parts }) => parts.app?.write('note'),
  },
  {
    id: 'resolve',
    group: 'conversation',
    keys: ['e'],
    may: (scene) => mayChange(scene) && !areAll(({ status }) => status === 'resolved')(scene),
    run: ({ change }) => change({ status: 'resolved' }),
  },
  {
    id: 'resolveNext',
    group: 'conversation',
    keys: ['Shift+E'],
    may: (scene) => mayChange(scene) && scene.open !== null,
    run: (scene) => {
      const next = beside(scene, 1) ?? beside(scene, -1)
      scene.change({ status: 'resolved' })
      scene.place.go({ number: next?.number ?? null })
    },
  },
  {
    id: 'reopen',
    group: 'conversation',
    keys: [],
    may: (scene) =>
      mayChange(scene) &&
      scene.about.some(({ status }) => status === 'resolved' || status === 'closed'),
    run: ({ change }) => change({ status: 'open' }),
  },
  {
    id: 'assign',
    group: 'conversation',
    keys: ['a'],
    may: isOnCustomers,
    run: ({ parts, about }) => parts.palette?.open('assignee', about),
  },
  {
    id: 'assignMe',
    group: 'conversation',
    keys: ['Shift+A'],
    may: isOnCustomers,
    run: ({ change, me }) => change({ assigneeId: me.userId }),
  },
  {
    id: 'snooze',
    group: 'conversation',
    keys: ['s'],
    may: isOnCustomers,
    run: ({ parts, about }) => parts.palette?.open('snooze', about),
  },
  {
    id: 'label',
    group: 'conversation',
    keys: ['l'],
    may: mayChange,
    run: ({ parts, about }) => parts.palette?.open('labels', about),
  },
  {
    id: 'status',
    group: 'conversation',
    keys: ['Shift+S'],
    may: mayChange,
    run: ({ parts, about }) => parts.palette?.open('status', about),
  },
  {
    id: 'priority',
    group: 'conversation',
    keys: [],
    may: mayChange,
    run: ({ parts, about }) => parts.palette?.open('priority', about),
  },
  ...priorities.map((priority, index): Action => ({
    id: `priority.${priority}`,
    group: 'conversation',
    keys: [`${index + 1}`],
    may: mayChange,
    run: ({ change }) => change({ priority }),
  })),
  {
    id: 'read',
    group: 'conversation',
    keys: [],
    may: ({ about, isAll }) => isAll || about.some(isUnread),
    run: ({ change }) => change({ read: true }),
  },
  {
    id: 'unread',
    group: 'conversation',
    keys: ['Shift+U'],
    may: ({ about }) => about.some((row) => !isUnread(row) && row.lastMessage !== null),
    run: ({ change }) => change({ read: false }),
  },
  {
    id: 'pin',
    group: 'conversation',
    keys: [],
    may: isOnSome,
    run: (scene) => scene.change({ pinned: !areAll(({ pinned }) => pinned)(scene) }),
    other: { id: 'unpin', when: areAll(({ pinned }) => pinned) },
  },
  {
    id: 'mute',
    group: 'conversation',
    keys: [],
    may: isOnSome,
    run: (scene) => scene.change({ muted: !areAll(({ muted }) => muted)(scene) }),
    other: { id: 'unmute', when: areAll(({ muted }) => muted) },
  },
]

const messageKeys: Record<MessageActionId, string> = {
  'message.reply': 'Shift+R',
  'message.quote': '>',
  'message.react': '+',
  'message.copy': 'Shift+C',
  'message.link': 'Shift+L',
  'message.edit': 'i',
  'message.versions': 'Shift+H',
  'message.delete': 'Delete',
}

const onMessage = messageActionIds.map((id): Action => ({
  id,
  group: 'message',
  keys: [messageKeys[id]],
  may: ({ message }) => message?.[id] !== undefined,
  run: ({ message }) => message?.[id]?.(),
}))

const onList: Action[] = [
  { id: 'next', group: 'list', keys: ['j'], run: (scene) => step(scene, 1) },
  { id: 'previous', group: 'list', keys: ['k'], run: (scene) => step(scene, -1) },
  { id: 'open', group: 'list', keys: ['Enter'], run: openOrWrite },
  { id: 'back', group: 'list', keys: ['u', 'Escape'], run: goBack },
  { id: 'nextUnread', group: 'list', keys: ['n'], run: (scene) => step(scene, 1, isUnread) },
  { id: 'previousUnread', group: 'list', keys: ['p'], run: (scene) => step(scene, -1, isUnread) },
  {
    id: 'select',
    group: 'list',
    keys: ['x'],
    may: ({ selection }) => selection !== null,
    run: ({ selection, open, rows, parts }) => {
      const row = open ?? pointedOf(rows)
      if (row && parts.list?.rows.some(({ id }) => id === row.id)) selection?.toggle(row.id)
    },
  },
  { id: 'filter', group: 'list', keys: ['f'], run: ({ parts }) => parts.filter?.open() },
  { id: 'search', group: 'list', keys: ['/'], run: ({ parts }) => parts.app?.search() },
]

const places: Partial<Record<ShippedKey, string>> = {
  all: 'g i',
  mine: 'g m',
  unread: 'g u',
  snoozed: 'g s',
  direct: 'g t',
}

const toGo = [...shippedByKey.values()].map(({ key, filter, sort }): Action => ({
  id: `go.${key}`,
  group: 'go',
  keys: places[key] ? [places[key]] : [],
  run: ({ place }) =>
    place.go({
      filter: normaliseFilter(filter),
      view: key === 'all' ? null : key,
      sort: sort ?? null,
      scope: null,
      number: null,
    }),
}))

const onApp: Action[] = [
  { id: 'create', group: 'app', keys: ['c'], run: ({ parts }) => parts.app?.create() },
  { id: 'undo', group: 'app', keys: ['z'], run: ({ undo }) => undo() },
  { id: 'palette', group: 'app', keys: ['Mod+k'], run: ({ parts }) => parts.palette?.open(null) },
  {
    id: 'navigation',
    group: 'app',
    keys: ['['],
    run: ({ parts }) => parts.app?.toggleNavigation(),
  },
  {
    id: 'details',
    group: 'app',
    keys: [']'],
    may: ({ open }) => open !== null,
    run: ({ parts }) => parts.app?.toggleDetails(),
  },
  {
    id: 'settings',
    group: 'app',
    keys: ['g ,'],
    run: ({ place }) => window.location.assign(settingsHref(place.slug)),
  },
  { id: 'help', group: 'app', keys: ['?'], run: ({ parts }) => parts.palette?.help() },
]

/** All that can be done by a key or from the palette, in the order in which they are listed. */
export const actions: readonly Action[] = [
  ...onConversation,
  ...onMessage,
  ...onList,
  ...toGo,
  ...onApp,
]

/** The next row from the open one on, among those that are asked for. */
function beside(
  { rows, open }: Scene,
  by: 1 | -1,
  is: (row: Conversation) => boolean = () => true,
): Conversation | undefined {
  const at = rows.findIndex(({ id }) => id === open?.id)
  const from = at >= 0 ? at + by : by > 0 ? 0 : rows.length - 1
  for (let index = from; index >= 0 && index < rows.length; index += by)
    if (is(rows[index]!)) return rows[index]
  return undefined
}

function step(scene: Scene, by: 1 | -1, is?: (row: Conversation) => boolean) {
  if (scene.parts.hits) return scene.parts.hits.step(by)
  // Before the first there is nothing: `k` without an open one begins at the top, as `j` does.
  const next = scene.open || is ? beside(scene, by, is) : scene.rows[0]
  if (next) scene.place.go({ number: next.number })
}

function openOrWrite(scene: Scene) {
  if (scene.open) scene.parts.app?.write('reply')
  else step(scene, 1)
}

function goBack({ parts, selection, place }: Scene) {
  if (parts.app?.escape()) return
  if (selection?.isActive) return selection.clear()
  place.go({ number: null })
}
