import type { LocalizedText } from '@repo/vertical';

/** "Shop · Bazaar"; a product that is named after its one vertical says its name once. */
export function pageTitle(vertical: LocalizedText, product: LocalizedText): LocalizedText {
  const joined = (part: string, whole: string) => (part === whole ? whole : `${part} · ${whole}`);
  return { ur: joined(vertical.ur, product.ur), en: joined(vertical.en, product.en) };
}
