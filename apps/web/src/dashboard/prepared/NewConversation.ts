import { late } from './late.ts'

export const NewConversation = late(
  () => import('../NewConversation.tsx').then((part) => part.NewConversation),
  {
    takesKeys: true,
  },
)
