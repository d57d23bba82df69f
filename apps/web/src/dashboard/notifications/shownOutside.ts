import { permissionNow } from './permission.ts'

/** What this tab shows outside of it, by the notification's id. */
const open = new Map<string, Notification>()

interface Outside {
  id: string
  title: string
  body: string
  lang: string
  onClick: () => void
}

/** Shows a notification of the browser; another one with its id takes its place. */
export function showOutside({ id, title, body, lang, onClick }: Outside): void {
  if (permissionNow() !== 'granted') return
  try {
    const shown = new Notification(title, { body, tag: id, lang, icon: '/icon.svg' })
    shown.onclick = () => {
      window.focus()
      shown.close()
      onClick()
    }
    shown.onclose = () => open.delete(id)
    open.set(id, shown)
  } catch {
    // Where only a service worker may show them, push does.
  }
}

/** Takes away what was read elsewhere, of this tab and of the service worker. */
export function closeOutside(ids: readonly string[]): void {
  for (const id of ids) open.get(id)?.close()
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker
    .getRegistration()
    .then(async (worker) => {
      const shown = (await worker?.getNotifications()) ?? []
      for (const one of shown) if (ids.includes(one.tag)) one.close()
    })
    .catch(() => {})
}
