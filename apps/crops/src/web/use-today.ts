import { type IsoDate, todayInKarachi } from '@repo/facts';
import { useState } from 'react';

/** Today in Karachi, as it was when the screen was opened. */
export function useToday(): IsoDate {
  const [today] = useState(() => todayInKarachi(new Date()));
  return today;
}
