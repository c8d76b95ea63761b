/** Eight in the morning, some days ahead, by this computer's clock. */
export function morning(now: number, days: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 8).getTime();
}
