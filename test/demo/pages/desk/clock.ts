import { useEffect, useState } from 'preact/hooks';

/** The time, anew every 20 seconds: with it the whole view is drawn again, as live inboxes do. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** `now`, `6 min`, `14:02`, `3 Mar`, `3 Mar 2024`. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString())
    return then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year });
}
