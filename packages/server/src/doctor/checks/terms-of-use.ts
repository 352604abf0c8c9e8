import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appIds } from '../../boot/load-apps.ts';
import { type Check, note } from '../check.ts';
import type { Context } from '../context.ts';

/** Services of others that a vertical uses and that are not for a business, as its own README says. */
export function checkTermsOfUse({ root }: Pick<Context, 'root'>): Check[] {
  return appIds(root).flatMap((id) => {
    const file = join(root, 'apps', id, 'README.md');
    const section = existsSync(file) ? limitedSection(readFileSync(file, 'utf8')) : null;
    if (section === null) return [];
    return [
      note(
        `service.terms.${id}`,
        `${section.title} (${id}): its README speaks of non-commercial use`,
        `Read "${section.title}" in apps/${id}/README.md before you do business with it.`,
      ),
    ];
  });
}

/** The heading under which a README speaks of non-commercial use. */
function limitedSection(text: string): { readonly title: string } | null {
  const sections = text.split(/^#+ /m).slice(1);
  const found = sections.find((section) => /non-commercial/i.test(section));
  return found === undefined ? null : { title: found.split('\n', 1)[0]?.trim() ?? '' };
}
