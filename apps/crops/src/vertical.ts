/** The crops vertical: how much water a field needs, and when. Server only. */
import type { Tx } from '@repo/db';
import { defineVertical } from '@repo/vertical';
import { configSchema } from './api/open-meteo/settings.ts';
import { cropsRouter } from './api/router.ts';
import { auditWords } from './audit-words.ts';
import { latestFieldFigure } from './card.ts';
import { fieldMeter } from './field-meter.ts';
import { plans } from './plans.ts';
import { seed } from './seed.ts';
import { tokenMeter } from './token-meter.ts';
import { adviceTool } from './tools/advice-tool.ts';

export const crops = defineVertical<'crops', typeof cropsRouter, Tx>({
  id: 'crops',
  name: { ur: 'فصل', en: 'Crops' },
  router: cropsRouter,
  navigation: [{ path: '/', label: { ur: 'کھیت', en: 'Fields' }, icon: 'list' }],
  tables: ['CropEntry', 'CropWeatherDay', 'CropField'],
  seed,
  card: {
    summary: {
      ur: 'فصل کو کب اور کتنا پانی چاہیے: موسم، زمین اور فصل کے حساب سے، ہر عدد اپنے ماخذ کے ساتھ',
      en: 'When a crop needs water and how much, from weather, soil and crop, every figure with its source',
    },
    figure: latestFieldFigure,
    empty: {
      ur: 'کھیت بنائیں اور موسم منگوائیں؛ کھیت میں خرچ ہوا پانی یہاں نظر آئے گا۔',
      en: 'Add a field and fetch its weather; the water that it uses will show here.',
    },
    action: { path: '/', label: { ur: 'اپنے کھیت دیکھیں', en: 'See your fields' } },
  },
  auditWords,
  tools: [adviceTool],
  messages: {
    ur: () => import('./messages/ur.json', { with: { type: 'json' } }),
    en: () => import('./messages/en.json', { with: { type: 'json' } }),
  },
  meters: [fieldMeter, tokenMeter],
  plans,
  config: configSchema,
});
