import type { FileType } from './sniff-type.ts';

const longest = 120;

/** Endings by which people know a type; the first one is added where a name has none of them. */
const endings: Readonly<Record<FileType, readonly [string, ...string[]]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'md', 'csv', 'log', 'tsv'],
};

/** Controls, line separators, and what changes the direction or has no width; the joiners of Urdu words stay. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
/** Parts of paths, and what a file system of one kind or another refuses. */
const structure = /[/\\:*?"<>|]/g;

/**
 * A name as it is kept and offered on a download: in NFC, without what nobody sees and without paths, with an ending that fits the
 * bytes. At most 120 characters.
 *
 * @example cleanFileName('../کرایہ نامہ.exe', 'application/pdf') // 'کرایہ نامہ.exe.pdf'
 */
export function cleanFileName(name: string, type: FileType): string {
  const last = name.normalize('NFC').replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(structure, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [usual] = endings[type];
  const dot = plain.lastIndexOf('.');
  const ending = dot < 0 ? '' : plain.slice(dot + 1).toLowerCase();
  const fits = endings[type].includes(ending);
  const stem = [...(fits ? plain.slice(0, dot) : plain)]
    .slice(0, longest - 5)
    .join('')
    .trim();
  return `${stem || 'file'}.${fits ? ending : usual}`;
}
