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
export type Node = { type: 'term'; chip: Chip } | ({ type: 'group' } & Group)

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

/** What a tree costs of the limits a filter has. */
export function measureTree(tree: Group): { depth: number; terms: number; isTooMuch: boolean } {
  const { depth, terms } = measureFilter(groupsOfTree(tree) ?? {})
  return { depth, terms, isTooMuch: depth > limits.filterDepth || terms > limits.filterTerms }
}

function nodesOf(filter: Filter): Node[] {
  const { and = [], or, not, ...plain } = filter
  return [
    ...chipsOf(plain).map((chip): Node => ({ type: 'term', chip })),
    ...and.map(nodeOf),
    ...(or
      ? [{ type: 'group', join: 'any', isNegated: false, nodes: or.map(nodeOf) } as const]
      : []),
    ...(not ? [negated(nodeOf(not))] : []),
  ]
}

function nodeOf(filter: Filter): Node {
  const nodes = nodesOf(filter)
  return nodes.length === 1 ? nodes[0]! : { type: 'group', join: 'all', isNegated: false, nodes }
}

function negated(node: Node): Node {
  if (node.type === 'group' && !node.isNegated) return { ...node, isNegated: true }
  return { type: 'group', join: 'all', isNegated: true, nodes: [node] }
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
