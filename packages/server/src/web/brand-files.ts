import { createHash } from 'node:crypto';
import type { Brand } from '@repo/vertical';

/** The brand's colours as custom properties: the system's ground, then the one that a person chose. */
export function brandCss({ colours: { light, dark } }: Brand): string {
  const set = (colours: { brand: string; onBrand: string }) => `{--brand:${colours.brand};--on-brand:${colours.onBrand}}`;
  return [
    `:root${set(light)}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme="light"])${set(dark)}}`,
    `:root[data-theme="dark"]${set(dark)}`,
  ].join('\n');
}

/** The logo with the brand's colour behind `currentColor`, for a tab on light or dark ground. */
export function brandLogo({ logoSvg, colours }: Brand): string {
  const style = `<style>:root{color:${colours.light.brand}}@media (prefers-color-scheme:dark){:root{color:${colours.dark.brand}}}</style>`;
  return logoSvg.replace(/<svg\b[^>]*>/i, (tag) => tag + style);
}

/** Changes with the content: an address that carries it may be cached for good. */
export function versionOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16);
}
