/** A pause between two looks at something that sends no event of its own. */
const pause = 20;

type Truthy<T> = Exclude<T, undefined | null | false | 0 | ''>;

/**
 * Waits until a condition holds, and gives back what it found.
 *
 * @param condition looked at again and again; a throw counts as "not yet"
 * @param what names the condition in the failure: "waited 10 s in vain for {what}"
 * @param timeout in ms, after which it fails with what was seen last
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  what: string,
  timeout = 10_000,
): Promise<Truthy<T>> {
  const end = performance.now() + timeout;
  let last: unknown;
  for (;;) {
    try {
      last = await condition();
      if (last) return last as Truthy<T>;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) break;
    await new Promise((resume) => setTimeout(resume, pause));
  }
  const seen = last instanceof Error ? last.message : JSON.stringify(last);
  throw new Error(`waited ${timeout / 1000} s in vain for ${what}; seen last: ${seen}`);
}

/**
 * Waits for something that tells of itself.
 *
 * @param what names it in the failure
 * @param timeout in ms, after which it fails
 */
export async function within<T>(told: Promise<T>, timeout: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${timeout / 1000} s in vain for ${what}`)), timeout);
  });
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
  }
}
