import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { compileCatalogue } from './compile.ts';
import { I18nProvider, useI18n, useMessages } from './react.tsx';

const messages = {
  'x.title': 'محفوظ کریں',
  'x.terms': 'پہلے <link>شرائط {clause}</link> پڑھیں',
};

function Screen() {
  const { t, rich, dir, format } = useI18n();
  return (
    <p dir={dir}>
      {t('x.title')}: {format.number(150_000)}{' '}
      {rich('x.terms', { clause: '4/6', link: (chunks) => <a href="/terms">{chunks}</a> })}
    </p>
  );
}

it('gives a component its texts, direction and figures', () => {
  const html = renderToStaticMarkup(
    <I18nProvider locale="ur" digits="urdu" catalogues={{ ur: compileCatalogue(messages) }}>
      <Screen />
    </I18nProvider>,
  );
  expect(html).toBe('<p dir="rtl">محفوظ کریں: ۱٬۵۰٬۰۰۰ پہلے <a href="/terms">شرائط \u20664/6\u2069</a> پڑھیں</p>');
});

it('is an error without a provider', () => {
  expect(() => renderToStaticMarkup(<Screen />)).toThrow('<I18nProvider>');
});

it('types the keys of a catalogue and of the base messages', () => {
  function Typed() {
    const { t } = useMessages<typeof messages>();
    const keys: Parameters<typeof t>[0][] = ['x.title', 'common.save'];
    return <b>{keys.length}</b>;
  }
  const html = renderToStaticMarkup(
    <I18nProvider locale="ur" digits="latn" catalogues={{ ur: {} }}>
      <Typed />
    </I18nProvider>,
  );
  expect(html).toBe('<b>2</b>');
});
