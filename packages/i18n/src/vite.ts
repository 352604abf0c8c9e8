/**
 * Compiles every `messages/ur.json` and `messages/en.json` at build, so that no ICU parser is shipped.
 *
 * @example defineConfig({ plugins: [messagesPlugin()] })
 */
import type { Plugin } from 'vite';
import { compileCatalogue } from './compile.ts';

const catalogueFile = /[\\/]messages[\\/](?:ur|en)\.json$/;
const loader = /[\\/]messages\.ts$/;
const asJson = /(\bimport\(\s*['"][^'"]*\/(?:ur|en)\.json['"])\s*,\s*\{\s*with:\s*\{\s*type:\s*['"]json['"]\s*\}\s*\}/g;

export function messagesPlugin(): Plugin {
  return {
    name: 'buniyad:messages',
    enforce: 'pre',
    transform: {
      filter: { id: [catalogueFile, loader] },
      handler(code, id) {
        // What Vite serves of a catalogue is a module: a browser would refuse it as JSON.
        if (loader.test(id)) return { code: code.replace(asJson, '$1'), map: null };
        // JSON stays JSON: Vite's own plugin makes the module of it.
        return { code: JSON.stringify(compileCatalogue(JSON.parse(code))), map: null };
      },
    },
  };
}
