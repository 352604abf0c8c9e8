/** Strokes on a grid of 20, own drawings. */
const circle = 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z';
const eye = 'M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z';

export const drawings = {
  'arrow-forward': 'M4 10h12M11 5l5 5-5 5',
  'chevron-back': 'M12.5 5l-5 5 5 5',
  'chevron-down': 'M5 7.5l5 5 5-5',
  'chevron-forward': 'M7.5 5l5 5-5 5',
  add: 'M10 4v12M4 10h12',
  attention: `${circle}M10 6v5M10 13.8h.01`,
  building: 'M4 17V3.5h8V17M12 8h4v9M2.5 17h15M7 7h2M7 10h2M7 13h2',
  calculator: 'M4.5 3h11v14h-11zM7.5 6h5v2.5h-5zM8 11.7h.01M12 11.7h.01M8 14.4h.01M12 14.4h.01',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.7h13M7 3v3.5M13 3v3.5',
  check: 'M4 10.5l4 4 8-9',
  close: 'M5 5l10 10M15 5L5 15',
  compare: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  copy: 'M7 7h9.5v9.5H7zM13 4.5v-1H3.5V13h1',
  delete: 'M4 5.5h12M8 5.5V3h4v2.5M5.5 5.5l.8 11.5h7.4l.8-11.5M8.5 9v5M11.5 9v5',
  display: 'M3 6h7.5M15.5 6H17M13 3.8v4.4M3 14h1.5M9.5 14H17M7 11.8v4.4',
  document: 'M5 2.5h7L15.5 6v11.5H5zM12 2.5V6h3.5M7.5 10h5M7.5 13h5',
  download: 'M10 3v10M6 9.5l4 4 4-4M3.5 16.5h13',
  edit: 'M4 16l.8-3.3L13.5 4 16 6.5l-8.7 8.7zM11.5 6L14 8.5',
  eye,
  'eye-off': `${eye}M3.5 16.5l13-13`,
  help: `${circle}M8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.1v.4M10 13.9h.01`,
  home: 'M3 9.5L10 3l7 6.5M5 8v9h10V8M8.5 17v-4.5h3V17',
  list: 'M7 5h10M7 10h10M7 15h10M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  mail: 'M2.5 4.5h15v11h-15zM3 5l7 6 7-6',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  more: 'M4 10h1M9.5 10h1M15 10h1',
  offline: 'M3 3l14 14M10 15.5h.01M6.8 12.6a4.5 4.5 0 0 1 4.2-1.1M3.8 9.6a9 9 0 0 1 3.5-2.2M11 6.8a9 9 0 0 1 5.2 2.8',
  passed: `${circle}M6.7 10.2l2.3 2.3 4.3-4.9`,
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  refused: `${circle}M7.5 7.5l5 5M12.5 7.5l-5 5`,
  scale: 'M10 3v14M6.5 17h7M4 5.5h12M4 5.5L2 11.3h4zM16 5.5l-2 5.8h4z',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4',
  settings: 'M10 2.5l6.5 3.7v7.6L10 17.5l-6.5-3.7V6.2zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  'sign-out': 'M8 3.5H4v13h4M8 10h9M13.5 6.5L17 10l-3.5 3.5',
  undo: 'M4 8h8a4.4 4.4 0 0 1 0 8.8H8M7.5 4.5L4 8l3.5 3.5',
  user: 'M10 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 17c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5',
} as const;

export type IconName = keyof typeof drawings;

/** Mirrored in right-to-left text. */
export const pointing: ReadonlySet<IconName> = new Set([
  'arrow-forward',
  'chevron-back',
  'chevron-forward',
  'list',
  'sign-out',
  'undo',
]);

/** Whether a name (of a navigation entry, say) is one of ours. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(drawings, name);
}
