export * from './arbitraryFilter.ts'
export * from './arbitrarySort.ts'
export * from './lawCases.ts'
