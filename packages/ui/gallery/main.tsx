/** Everything on one page: `?locale=ur&digits=urdu&theme=dark&show=fields`. */
import '../src/styles.css';
import { isDigits, isLocale, loadCatalogue } from '@repo/i18n';
import { baseMessages } from '@repo/i18n/messages';
import { I18nProvider } from '@repo/i18n/react';
import { createRoot } from 'react-dom/client';
import { uiMessages } from '../src/messages.ts';
import { ToastRegion } from '../src/toast.tsx';
import { UiProvider } from '../src/ui-provider.tsx';
import { chapters } from './chapters.tsx';
import { galleryMessages } from './messages.ts';

const asked = new URL(location.href).searchParams;
const localeAsked = asked.get('locale');
const digitsAsked = asked.get('digits');
const locale = isLocale(localeAsked) ? localeAsked : 'en';
const digits = isDigits(digitsAsked) ? digitsAsked : 'latn';
const sources = [baseMessages, uiMessages, galleryMessages];
const shown = Object.entries(chapters).filter(([name]) => !asked.has('show') || asked.get('show') === name);

document.documentElement.dataset.theme = asked.get('theme') ?? 'light';
document.documentElement.lang = locale;
document.documentElement.dir = locale === 'ur' ? 'rtl' : 'ltr';

const place = document.getElementById('root');
if (place) {
  const catalogue = await loadCatalogue(sources, locale);
  createRoot(place).render(
    <I18nProvider locale={locale} digits={digits} catalogues={{ [locale]: catalogue }} sources={sources}>
      <UiProvider
        product="Gallery"
        navigation={{ navigate: (path) => history.pushState(null, '', path), hrefOf: (path) => path }}
      >
        {shown.map(([name, Chapter]) => (
          <div key={name} data-chapter={name}>
            <Chapter />
          </div>
        ))}
        <ToastRegion />
      </UiProvider>
    </I18nProvider>,
  );
}
