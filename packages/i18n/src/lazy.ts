/** Hooks for what loads after the first screen. Until it is there they return `null`. */
import type { IsoDate, Paisa } from '@repo/facts';
import { useEffect, useState } from 'react';
import type { SightingOffset } from './hijri.ts';
import { useI18n } from './react.tsx';

const loadWords = () => import('./words.ts');
const loadHijri = () => import('./hijri.ts');

/** `load` must be one function for the life of the component. */
function useModule<Module>(load: () => Promise<Module>): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => {
    let shown = true;
    load().then(
      (loaded) => {
        if (shown) setModule(loaded);
      },
      // Offline before the chunk was fetched: the figure stands without its words.
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [load]);
  return module;
}

/**
 * Amounts in words, in the language of the screen.
 * @example const words = useWords(); … {words?.(amount)}
 */
export function useWords(): ((amount: Paisa) => string) | null {
  const { locale } = useI18n();
  const module = useModule(loadWords);
  return module && ((amount) => module.words(amount, locale));
}

export interface HijriFormat {
  /** `null` outside the table. */
  date(date: IsoDate, options?: { weekday?: boolean }): string | null;
  /** Stands beside every Hijri date. */
  readonly label: string;
}

/**
 * Hijri dates, in the language and digits of the screen.
 * @example const hijri = useHijri(); … {hijri?.date(today)} <small>{hijri?.label}</small>
 */
export function useHijri(offset: SightingOffset = 0): HijriFormat | null {
  const { locale, digits } = useI18n();
  const module = useModule(loadHijri);
  const settings = { locale, digits, offset };
  return module && { date: (date, options) => module.hijri(date, settings, options), label: module.hijriLabel(settings) };
}
