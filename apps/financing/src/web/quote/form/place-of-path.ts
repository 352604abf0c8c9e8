import type { ProductId } from '@repo/islamic-finance';
import type { Place } from './field.ts';
import { allFields } from './fields.ts';

/** Where on the screen the input stands that a refusal names by its path, or by the nearest parent of that path. */
export function placeOfPath(product: ProductId, path: string): Place | null {
  const cost = /^costLines\.([1-9]\d*)(?:\.|$)/.exec(path);
  if (cost) return `costs.${Number(cost[1]) - 1}.amount`;
  const harvest = /^capitalByDate\.(\d+)(?:\.(due|capital))?$/.exec(path);
  if (harvest) return `harvests.${Number(harvest[1])}.${harvest[2] === 'due' ? 'due' : 'capital'}`;
  if (path === 'capitalByDate') return 'harvests';
  const fields = allFields(product);
  for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const field = fields.find((candidate) => candidate.paths.includes(part));
    if (field) return field.id;
  }
  return null;
}
