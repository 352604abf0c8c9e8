/** One plain letter for every mail: a card, a button, a bare link. Inline styles only, because mail readers drop the rest. */
import type { MailContent } from './mail-content.ts';

const replacements: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => replacements[character] ?? character);
}

/** Urdu needs taller lines; the fonts are those that phones and desktops have. */
const typography = {
  ur: "font-family:'Noto Nastaliq Urdu','Jameel Noori Nastaleeq','Urdu Typesetting',Tahoma,serif;line-height:2.1",
  en: "font-family:'Source Sans 3',system-ui,'Segoe UI',sans-serif;line-height:1.55",
} as const;

const paragraph = (text: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${escapeHtml(text)}</p>`;

function card({ locale, direction, brand, title, before, action, url, linkNote, after }: MailContent): string {
  const { brand: colour, onBrand } = brand.colours.light;
  const button = `display:inline-block;padding:10px 24px;border-radius:8px;background:${colour};color:${onBrand};text-decoration:none`;
  return `<div lang="${locale}" dir="${direction}" style="margin:0 0 24px;${typography[locale]}">
<p style="margin:0 0 12px;color:${colour};font-weight:600">${escapeHtml(brand.name[locale])}</p>
<div style="padding:28px 24px 12px;border-radius:14px;background:#fff">
<h1 style="margin:0 0 16px;font-size:22px;line-height:inherit">${escapeHtml(title)}</h1>
${before.map((text) => paragraph(text)).join('\n')}
<p style="margin:0 0 20px"><a href="${escapeHtml(url)}" style="${button}">${escapeHtml(action)}</a></p>
${paragraph(linkNote, 'font-size:14px;color:#5a6056')}
<p dir="ltr" style="margin:0 0 20px;font:13px/1.5 monospace;overflow-wrap:anywhere;text-align:start"><a href="${escapeHtml(url)}" style="color:${colour}">${escapeHtml(url)}</a></p>
${paragraph(after, 'padding-block-start:16px;border-block-start:1px solid #e4e2d9;font-size:15px;color:#5a6056')}
</div>
</div>`;
}

/** A card for each language; the page is in the first. */
export function renderHtml(contents: readonly [MailContent, ...MailContent[]]): string {
  const [{ locale, direction, brand }] = contents;
  const title = contents.map((content) => content.title).join(' · ');
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body dir="${direction}" style="margin:0;padding:24px 16px;background:#f4f3ee;color:#1c1f1a;font-size:17px;${typography[locale]}">
<div style="max-width:520px;margin:0 auto">
${contents.map(card).join('\n')}
<p style="margin:0;font-size:13px;color:#5a6056"><bdi>${escapeHtml(brand.legal.operator)}</bdi> · <bdi dir="ltr">${escapeHtml(brand.legal.contactEmail)}</bdi></p>
</div>
</body>
</html>
`;
}
