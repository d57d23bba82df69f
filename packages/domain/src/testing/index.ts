export * from './makeAccount.ts'
