import { useI18n } from '@repo/i18n/react';

const urduPageNumbers =
  '@page { @bottom-center { content: "\\2066" counter(page, persian) " / " counter(pages, persian) "\\2069"; } }';

/** Page numbers in the digits that the person chose: a page's margin cannot be styled by an attribute of the document. */
export function PageDigits() {
  const { locale, digits } = useI18n();
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (locale !== 'ur' || digits !== 'urdu') return null;
  return <style nonce={nonce}>{urduPageNumbers}</style>;
}
