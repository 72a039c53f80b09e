import { readFileSync, readdirSync } from 'node:fs';

/** What the operating system says of the core's process; null where none runs, or it can't be told. */
export interface CoreProcess {
  /** Processor time so far, in ticks of 10 ms. */
  readonly ticks: number;
  readonly megabytes: number;
}

/** The core that this process started, as Linux lists it. */
export function coreProcess(): CoreProcess | null {
  try {
    const mine = (name: string): boolean =>
      /^\d+$/u.test(name) &&
      statOf(name)[1] === String(process.pid) &&
      readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('core-process.cjs');
    const pid = readdirSync('/proc').find((name) => isReadable(() => mine(name)));
    if (pid === undefined) return null;
    const stat = statOf(pid);
    const kilobytes = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      ticks: Number(stat[11]) + Number(stat[12]),
      megabytes: (Number(kilobytes) * 1024) / 1e6,
    };
  } catch {
    return null;
  }
}

/** The fields of a process behind its name: state, parent, … */
const statOf = (pid: string): readonly string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];

/** A process may end while it is looked at. */
const isReadable = (look: () => boolean): boolean => {
  try {
    return look();
  } catch {
    return false;
  }
};
