import { late } from './late.ts'

export const News = late(() => import('../notifications/News.tsx').then((part) => part.News))
