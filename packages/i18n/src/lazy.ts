/** Hooks for what loads after the first screen. Until it is there they return `null`. */
import type { Paisa } from '@repo/facts';
import { useEffect, useState } from 'react';
import { useI18n } from './react.tsx';

const loadWords = () => import('./words.ts');

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
