/** One chunk for all that a page needs before its first screen: many small files compress badly and are asked for one by one. */
import type { Plugin, Rolldown } from 'vite';

/** Screens that use a component before all of them get it at once. */
const commonTo = 3;
/** What opens over a page brings React Aria along, and waits until it is opened; so does what brings more messages. */
const controls = /packages[\\/](?:ui|i18n|urdu-text|facts)[\\/]src(?![\\/](?:overlays|more-messages))/;

export interface FirstChunk {
  readonly plugin: Plugin;
  readonly groups: Rolldown.CodeSplittingGroup[];
}

export function firstChunk(): FirstChunk {
  const needed = new Set<string>();
  return {
    plugin: {
      name: 'buniyad:first-chunk',
      buildEnd() {
        needed.clear();
        const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (needed.has(id)) continue;
          needed.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
    groups: [
      { name: (id) => (needed.has(id) ? 'first' : null), priority: 2 },
      { name: 'controls', test: controls, minShareCount: commonTo, priority: 1 },
    ],
  };
}
