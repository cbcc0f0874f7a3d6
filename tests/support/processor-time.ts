/** What work costs the processor: unlike the clock, the same on a loaded machine. */

/** Milliseconds of this process's processor time that `work` took. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
