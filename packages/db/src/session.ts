/**
 * What every connection of the product asks of Postgres. Its statements take milliseconds: beginning
 * workers, or compiling, for one that was thought to be long takes longer than running it. What is
 * found by indexes of a large account fits in 16 MB row by row: with less, whole pages are asked
 * again. As text: postgres.js leaves out what is 0 or false.
 */
export const session = {
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  work_mem: '16MB',
} as const
