import type { BootPayload } from '@repo/server/types';

export const boot: BootPayload = {
  appId: 'page',
  basePath: '/',
  homePath: '/',
  locale: 'ur',
  digits: 'latn',
  theme: 'light',
  brand: {
    name: { ur: 'بنیاد', en: 'Buniyad' },
    tagline: { ur: 'ایک بنیاد', en: 'A foundation' },
    legal: {
      operator: 'Example (Pvt.) Ltd.',
      contactEmail: 'hello@example.com',
      footer: { ur: 'یہ فتویٰ نہیں ہے۔', en: 'This is not a fatwa.' },
    },
  },
  verticals: [
    {
      id: 'page',
      name: { ur: 'صفحہ', en: 'Page' },
      basePath: '/',
      navigation: [
        { path: '/', label: { ur: 'نوٹ', en: 'Note' }, icon: 'edit' },
        { path: '/kept', label: { ur: 'محفوظ', en: 'Kept' }, icon: 'list' },
      ],
    },
  ],
  demoLogin: { email: 'demo@example.com', password: 'lahore-karachi-gilgit' },
};
