import { lazily } from '@parley/ui'

export const News = lazily(() => import('../notifications/News.tsx').then((part) => part.News))
