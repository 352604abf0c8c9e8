import type { MeterDefinition } from '@repo/vertical';
import { configSchema } from './config.ts';

/** What models read and write to explain an organization's quotations, prompts included. */
export const tokenMeter: MeterDefinition = {
  id: 'financing.tokens',
  label: { ur: 'فنانسنگ میں ماڈل کے ٹوکن', en: 'Model tokens of financing' },
  unit: { ur: 'ٹوکن', en: 'tokens' },
  monthlyLimit: (config) => configSchema.parse(config).monthlyTokens ?? null,
};
