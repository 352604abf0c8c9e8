/**
 * Compiles every `messages/ur.json` and `messages/en.json` at build, so that no ICU parser is shipped.
 *
 * @example defineConfig({ plugins: [messagesPlugin()] })
 */
import type { Plugin } from 'vite';
import { compileCatalogue } from './compile.ts';

const catalogueFile = /[\\/]messages[\\/](?:ur|en)\.json$/;

export function messagesPlugin(): Plugin {
  return {
    name: 'buniyad:messages',
    enforce: 'pre',
    transform: {
      filter: { id: catalogueFile },
      /** JSON stays JSON: Vite's own plugin makes the module of it. */
      handler: (code) => ({ code: JSON.stringify(compileCatalogue(JSON.parse(code))), map: null }),
    },
  };
}
