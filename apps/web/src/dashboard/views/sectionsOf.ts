import type { SavedView, Team } from '@parley/contract'

interface Section {
  key: string
  /** The team's name, where it is a team's. */
  team: string | null
  views: SavedView[]
}

/** Views by who sees them: one's own, each team's by its name, everybody's. Parts without any are left out. */
export function sectionsOf(views: readonly SavedView[], teams: readonly Team[]): Section[] {
  const sections: Section[] = [
    { key: 'private', team: null, views: views.filter(({ scope }) => scope === 'private') },
    ...teams.map(({ id, name }) => ({
      key: id,
      team: name,
      views: views.filter(({ teamId }) => teamId === id),
    })),
    { key: 'account', team: null, views: views.filter(({ scope }) => scope === 'account') },
  ]
  return sections.filter((section) => section.views.length > 0)
}
