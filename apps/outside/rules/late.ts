/** Days past the day on which pieces are due back; 0 = not late, or nothing is owed. */
export function daysLate(due: string | null, today: string, owed: number): number {
  if (due === null || owed <= 0 || today <= due) return 0;
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
}
