'use client'
import { usePreferences } from '@parley/client/react'
import { useEffect } from 'react'
import { useChooseLanguage } from '../i18n/Language.tsx'
import { setCookie } from '../i18n/setCookie.ts'

/** Gives this page the theme and the language the person chose, here or elsewhere, and remembers both for before they sign in. */
export function FollowPreferences() {
  const { preferences, status } = usePreferences()
  const chooseLanguage = useChooseLanguage()
  const { theme, language } = preferences
  const isKnown = status === 'ready'
  useEffect(() => {
    if (!isKnown) return
    setCookie('theme', theme)
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme, isKnown])
  useEffect(() => {
    if (!isKnown) return
    setCookie('locale', language)
    chooseLanguage(language)
  }, [language, isKnown, chooseLanguage])
  return null
}
