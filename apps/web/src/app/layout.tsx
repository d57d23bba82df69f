import '@fontsource-variable/inter'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { EarlyPress } from '../early/EarlyPress.tsx'
import { holdPress } from '../early/holdPress.ts'
import { Language } from '../i18n/Language.tsx'
import { readLanguage } from '../i18n/readLanguage.ts'
import { readNonce } from '../server/readNonce.ts'

export const metadata: Metadata = { title: 'Parley', description: 'Your team’s conversations' }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' }

/** Latin, which every page has: it is there when the page is laid out first. */
const letters = new URL(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  import.meta.url,
).href

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, timeZone, theme } = await readLanguage()
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <link rel="preload" href={letters} as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body>
        <Language locale={locale} timeZone={timeZone} now={new Date()}>
          {children}
          <EarlyPress />
        </Language>
        {/* A script waits for the style sheet, and what is behind it waits too: so nothing is. */}
        <script nonce={await readNonce()} dangerouslySetInnerHTML={{ __html: holdPress }} />
      </body>
    </html>
  )
}
