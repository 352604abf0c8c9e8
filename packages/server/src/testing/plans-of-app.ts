import { type Catalogue, catalogueOf, type Meter, metersOf } from '@repo/billing';
import type { App } from '../app.ts';

/**
 * What the verticals of an app sell and count.
 * @throws RangeError for plans that contradict themselves
 */
export function plansOfApp({ verticals, config }: Pick<App, 'verticals' | 'config'>): {
  readonly catalogue: Catalogue;
  readonly meters: readonly Meter[];
} {
  return { catalogue: catalogueOf(verticals), meters: metersOf(verticals, config.verticals) };
}
