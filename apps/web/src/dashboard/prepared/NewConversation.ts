import { lazily } from '@parley/ui'

export const NewConversation = lazily(
  () => import('../NewConversation.tsx').then((part) => part.NewConversation),
  {
    takesKeys: true,
  },
)
