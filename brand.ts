import type { Brand } from './packages/vertical/src/brand.ts';

/** The first file that a founder edits. */
export const brand: Brand = {
  name: { ur: 'بنیاد', en: 'Buniyad' },
  tagline: {
    ur: 'پاکستان کے بانیوں کے لیے بنیاد: فنانسنگ، فصل اور اردو',
    en: 'A foundation for founders in Pakistan: finance, farming and Urdu',
  },
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round"><path d="M4 26h24M7 26V16h18v10M11 16v-6h10v6M16 10V5"/></svg>',
  colours: {
    light: { brand: '#14532d', onBrand: '#fdfcf8' },
    dark: { brand: '#8fc7a3', onBrand: '#0d1a13' },
  },
  legal: {
    operator: 'Your company (Pvt.) Ltd.',
    contactEmail: 'hello@example.com',
    footer: {
      ur: 'اعداد و شمار معلومات کے لیے ہیں؛ فیصلہ آپ کا ہے۔',
      en: 'Figures are for information; the decision is yours.',
    },
  },
};
