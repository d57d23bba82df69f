import { permissionNow } from './permission.ts'

/** Whether this browser can be woken while no page of ours is open. */
export function canBePushed(): boolean {
  return permissionNow() !== 'none' && 'serviceWorker' in navigator && 'PushManager' in globalThis
}

/** What this browser is woken by; null where it is not. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!canBePushed()) return null
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ?? null
}

/** Whether notifications come to this browser from the server already. */
export async function isPushedHere(): Promise<boolean> {
  return (await subscriptionHere().catch(() => null)) !== null
}

/** Has this browser listen, by the server's public key. */
export async function subscribeHere(publicKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/sw.js')
  const worker = await navigator.serviceWorker.ready
  const held = await worker.pushManager.getSubscription()
  // One that was made with another key is woken by nobody.
  if (held && !isOfKey(held, publicKey)) await held.unsubscribe()
  const options = { userVisibleOnly: true, applicationServerKey: toBytes(publicKey) }
  return worker.pushManager.subscribe(options)
}

function isOfKey({ options }: PushSubscription, publicKey: string): boolean {
  const { applicationServerKey: key } = options
  if (!key) return false
  const [held, wanted] = [new Uint8Array(key), toBytes(publicKey)]
  return held.length === wanted.length && held.every((byte, index) => byte === wanted[index])
}

function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
