import { escapeHtml } from '../web/escape-html.ts';

/** Plain text as HTML: escaped, its web addresses made links. */
export function linkedText(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('');
}
