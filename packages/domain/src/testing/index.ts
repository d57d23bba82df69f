export * from './makeAccount.ts'
export * from './refusal.ts'
export * from './told.ts'
