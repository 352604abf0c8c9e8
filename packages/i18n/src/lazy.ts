/** Hooks for what loads after the first screen. Until it is there they return `null`. */
import type { IsoDate, Paisa } from '@repo/facts';
import { useEffect, useState } from 'react';
import type { SightingOffset } from './hijri.ts';
import { useI18n } from './react.tsx';

/** A module that is fetched once; what is shown after that has it from its first line on. */
interface Lazy<Module> {
  readonly load: () => Promise<void>;
  readonly loaded: () => Module | null;
}

function lazily<Module>(load: () => Promise<Module>): Lazy<Module> {
  let loaded: Module | null = null;
  return {
    loaded: () => loaded,
    load: () =>
      load().then(
        (module) => {
          loaded = module;
        },
        // Offline before the chunk was fetched: the figure stands without its words.
        () => undefined,
      ),
  };
}

const lazyWords = lazily(() => import('./words.ts'));
const lazyHijri = lazily(() => import('./hijri.ts'));

/** Fetches number words ahead, for a screen that would move when they arrive. Never rejects. */
export const loadWords: () => Promise<void> = lazyWords.load;

/** `lazy` must be the same for the life of the component. */
function useModule<Module>(lazy: Lazy<Module>): Module | null {
  const [module, setModule] = useState(lazy.loaded);
  useEffect(() => {
    if (module) return;
    let shown = true;
    void lazy.load().then(() => {
      if (shown) setModule(lazy.loaded);
    });
    return () => {
      shown = false;
    };
  }, [lazy, module]);
  return module;
}

/**
 * Amounts in words, in the language of the screen.
 * @example const words = useWords(); … {words?.(amount)}
 */
export function useWords(): ((amount: Paisa) => string) | null {
  const { locale } = useI18n();
  const module = useModule(lazyWords);
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
  const module = useModule(lazyHijri);
  const settings = { locale, digits, offset };
  return module && { date: (date, options) => module.hijri(date, settings, options), label: module.hijriLabel(settings) };
}
