import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of an extension hold, as Linux tells it. */
export class Memory {
  readonly #pids: readonly number[];
  #peak = 0;
  #idle = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param browser the browser's own process */
  constructor(browser: number) {
    this.#pids = extensionProcesses(browser);
  }

  /** What is held now counts as idle. */
  start(): void {
    this.#idle = this.#held();
    this.#peak = this.#idle;
    this.#timer = setInterval(() => {
      this.#peak = Math.max(this.#peak, this.#held());
    }, 50);
  }

  /** @returns the most that was held above idle, in MB */
  stop(): number {
    clearInterval(this.#timer);
    return (this.#peak - this.#idle) / 1000;
  }

  /** In kB. */
  #held(): number {
    return this.#pids.reduce(
      (sum, pid) => sum + Number(/VmRSS:\s*(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0),
      0,
    );
  }
}

/** The processes of the extension below a browser's own. */
export function extensionProcesses(browser: number): number[] {
  const pids = descendants(browser).filter(isOfExtension);
  if (pids.length === 0) throw new Error('no process of the extension was found');
  return pids;
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /PPid:\s*(\d+)/.exec(read(Number(name), 'status'))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

/** Chromium says it on the command line, Firefox in the process's name. */
function isOfExtension(pid: number): boolean {
  return (
    read(pid, 'cmdline').includes('--extension-process') || read(pid, 'comm').startsWith('WebExtensions')
  );
}
