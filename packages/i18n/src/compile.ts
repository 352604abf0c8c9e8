/**
 * Compiles ICU messages where there is no build: servers under development, tests, scripts. A browser never loads this.
 *
 * @example createTranslator('ur', compileCatalogue(ur)).t('common.save')
 */
import compile from 'icu-minify/compile';
import type { Catalogue } from './catalogue.ts';

/** @throws Error naming the key when a message is not valid ICU */
export function compileCatalogue(messages: Readonly<Record<string, string>>): Catalogue {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => {
      try {
        return [key, compile(message)];
      } catch (cause) {
        throw new Error(`Message "${key}" is not valid ICU: ${message}`, { cause });
      }
    }),
  );
}
