import { limits, measureFilter } from '@parley/contract'
import type { Filter } from '@parley/contract'
import { chipsOf, setChip } from './chips.ts'
import type { Chip, Groups } from './chips.ts'

/** A group of conditions as one edits it: all or any of them hold, or not. */
export interface Group {
  join: 'all' | 'any'
  isNegated: boolean
  nodes: Node[]
}
/** `key` tells nodes apart while they are edited. */
export type Node = { key: number } & ({ type: 'term'; chip: Chip } | ({ type: 'group' } & Group))

/** The groups of a filter as a tree: their keys are conditions that all hold. */
export function treeOf(groups: Groups): Group {
  const nodes = nodesOf(groups)
  const [only] = nodes
  if (nodes.length === 1 && only?.type === 'group') return groupOf(only)
  return { join: 'all', isNegated: false, nodes }
}

/** The groups that a tree says; null when it says nothing. */
export function groupsOfTree(tree: Group): Groups | null {
  return filterOfGroup(tree)
}

interface Measure {
  depth: number
  terms: number
  isTooMuch: boolean
}

/** What a tree costs of the limits a filter has, with what else the filter holds. */
export function measureTree(tree: Group, around: Filter = {}): Measure {
  const { depth, terms } = measureFilter({ ...around, ...groupsOfTree(tree) })
  return { depth, terms, isTooMuch: depth > limits.filterDepth || terms > limits.filterTerms }
}

let made = 0

/** A condition for a tree. */
export function termOf(chip: Chip): Node {
  return { key: ++made, type: 'term', chip }
}

/** A group for a tree. */
export function nestedOf(join: Group['join'], nodes: Node[], isNegated = false): Node {
  return { key: ++made, type: 'group', join, isNegated, nodes }
}

function nodesOf(filter: Filter): Node[] {
  const { and = [], or, not, ...plain } = filter
  return [
    ...chipsOf(plain).map(termOf),
    ...and.map(nodeOf),
    ...(or ? [nestedOf('any', or.map(nodeOf))] : []),
    ...(not ? [negated(nodeOf(not))] : []),
  ]
}

function nodeOf(filter: Filter): Node {
  const nodes = nodesOf(filter)
  return nodes.length === 1 ? nodes[0]! : nestedOf('all', nodes)
}

function negated(node: Node): Node {
  if (node.type === 'group' && !node.isNegated) return { ...node, isNegated: true }
  return nestedOf('all', [node], true)
}

function groupOf({ join, isNegated, nodes }: Group): Group {
  return { join, isNegated, nodes }
}

/** A condition that holds nothing yet is left out. */
function filterOfGroup({ join, isNegated, nodes }: Group): Groups | null {
  const parts = nodes.flatMap((node) => filterOfNode(node) ?? [])
  if (parts.length === 0) return null
  if (!isNegated) return join === 'any' ? { or: parts } : { and: parts }
  // One level less where it can be spared: depth is limited.
  return { not: parts.length === 1 ? parts[0]! : join === 'any' ? { or: parts } : { and: parts } }
}

function filterOfNode(node: Node): Filter | null {
  if (node.type === 'group') return filterOfGroup(node)
  return isEmpty(node.chip) ? null : setChip({}, node.chip)
}

/** Whether a chip says nothing yet. */
export function isEmpty(chip: Chip): boolean {
  if (chip.type === 'list' || chip.type === 'labels') return chip.values.length === 0
  if (chip.type === 'date') return !chip.after && !chip.before
  return chip.type === 'search' && chip.text.trim() === ''
}
