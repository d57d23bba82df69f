/**
 * What every connection of the product asks of Postgres. Its statements take milliseconds: beginning
 * workers, or compiling, for one that was thought to be long takes longer than running it. As text:
 * postgres.js leaves out what is 0 or false.
 */
export const session = { max_parallel_workers_per_gather: '0', jit: 'off' } as const
