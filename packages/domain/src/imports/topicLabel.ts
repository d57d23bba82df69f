import { pick, drawFrom } from './drawFrom.ts'

const colors = [
  '#1f6feb',
  '#0e8a6d',
  '#b4540a',
  '#8957e5',
  '#c2255c',
  '#0b7285',
  '#5c7c0b',
  '#9a5b13',
]

/** A label as a topic asks for it. */
export interface TopicLabel {
  name: string
  title: string
  color: string
}

/** `RideSharing_2` becomes `ridesharing`, "Ride Sharing"; null when no name is left of the topic. */
export function topicLabel(topic: string): TopicLabel | null {
  const title = topic
    .replace(/_\d+$/, '')
    .replace(/[,_\s]+/g, ' ')
    .trim()
  const name = title.toLowerCase()
  if (name === '' || name.length > 50) return null
  return { name, title: spaced(title), color: pick(colors, drawFrom(name)('label color')) }
}

function spaced(title: string): string {
  return title.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
}
