import type { NextConfig } from 'next'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'

/** In development a file that ends so is a page too; otherwise nobody knows of it. */
const development = ['dev.tsx', 'tsx', 'ts']

export default function config(phase: string): NextConfig {
  return {
    poweredByHeader: false,
    reactStrictMode: true,
    devIndicators: false,
    // The front door compresses nothing twice: one process answers one request.
    compress: true,
    pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? development : development.slice(1),
    turbopack: {
      rules: {
        '*.ts': {
          condition: { path: /\/i18n\/(en|fr)(Elsewhere|Late)?\.ts$/ },
          loaders: ['./compileWords.mjs'],
          as: '*.js',
        },
      },
      // What says sentences that have been read.
      resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
    },
  }
}
