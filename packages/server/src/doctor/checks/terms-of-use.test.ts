import { expect, test } from 'vitest';
import { doctorTree } from '../testing/doctor-tree.ts';
import { checkTermsOfUse } from './terms-of-use.ts';

test('a service that a README limits to non-commercial use is noted with its heading, and nothing else is', () => {
  const app = 'export const app = {};';
  const root = doctorTree({
    'apps/shop/src/app.ts': app,
    'apps/shop/README.md': '# Shop\n\nPrices.\n\n## Courier\n\nThe free plan is for non-commercial use.\n\n## More\n',
    'apps/farm/src/app.ts': app,
    'apps/farm/README.md': '# Farm\n\nCommercial use is fine.\n',
  });
  expect(checkTermsOfUse({ root })).toEqual([
    {
      id: 'service.terms.shop',
      status: 'note',
      found: 'Courier (shop): its README speaks of non-commercial use',
      fix: 'Read "Courier" in apps/shop/README.md before you do business with it.',
    },
  ]);
});
