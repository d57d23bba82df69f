export * from './freshDb.ts'
