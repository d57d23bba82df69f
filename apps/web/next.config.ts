import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The front door compresses nothing twice: one process answers one request.
  compress: true,
}

export default config
