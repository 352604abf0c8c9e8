import type { Brand, BuniyadConfig } from '@repo/vertical';

/** A brand for tests. */
export const brand: Brand = {
  name: { ur: 'نمونہ', en: 'Sample' },
  tagline: { ur: 'جانچ کے لیے', en: 'For tests' },
  logoSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path stroke="currentColor" d="M0 0h1"/></svg>',
  colours: { light: { brand: '#111111', onBrand: '#ffffff' }, dark: { brand: '#eeeeee', onBrand: '#000000' } },
  legal: { operator: 'Sample Ltd', contactEmail: 'post@example.com', footer: { ur: 'نمونہ', en: 'Sample' } },
};

export const config: BuniyadConfig = { defaultLocale: 'ur', defaultDigits: 'latn', demo: false, verticals: {} };
