import { useEffect, useState } from 'preact/hooks';

/** The time in epoch ms, anew every `every` milliseconds, so that countdowns run. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
