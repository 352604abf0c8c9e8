import { useI18n } from '@repo/i18n/react';
import { Button } from '@repo/ui/button';
import { Notice } from '@repo/ui/notice';
import { Section } from '@repo/ui/page';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { FieldView } from '../../wire/stored.ts';
import { latestFetch } from './providers.ts';
import { useFetchWeather } from './use-fetch-weather.ts';

const UploadSheet = lazy(() => import('./upload-sheet.tsx').then((module) => ({ default: module.UploadSheet })));

/** The weather that is stored, how old it is, and two ways to bring more. */
export function WeatherSection({ stored }: { readonly stored: FieldView }) {
  const { t, format } = useI18n();
  const [uploading, setUploading] = useState(false);
  const fetching = useFetchWeather(stored.id);
  const measured = stored.weather.filter(({ kind }) => kind !== 'forecast').length;
  const forecast = stored.weather.length - measured;
  const [first, last] = [stored.weather[0], stored.weather.at(-1)];
  const at = latestFetch(stored.weather);
  const section = useRef<HTMLDivElement>(null);
  // The list leads here; the frame shows a new screen from its top, so this waits for it.
  useEffect(() => {
    if (window.location.hash !== '#weather') return;
    const frame = requestAnimationFrame(() => section.current?.scrollIntoView());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={section} id="weather" className="scroll-mt-24">
      <Section title={t('crops.weather.title')}>
        <div className="flex flex-col items-start gap-4">
          {first && last && at ? (
            <p>
              {t('crops.weather.stored', {
                n: format.number(measured),
                forecast: format.number(forecast),
                from: format.date(first.date),
                to: format.date(last.date),
              })}{' '}
              <time dateTime={at.toISOString()} title={format.dateTime(at)} className="text-ink-soft">
                {t('crops.weather.age', { age: format.relative(at, new Date()) })}
              </time>
            </p>
          ) : (
            <p>{t('crops.weather.none')}</p>
          )}
          <p role="status" className="text-ink-soft empty:hidden">
            {fetching.pending && t('crops.weather.waiting')}
          </p>
          {fetching.failure !== null && <Notice tone="attention">{fetching.failure}</Notice>}
          <div className="flex flex-wrap gap-3">
            <Button tone={first ? 'secondary' : 'primary'} icon="download" pending={fetching.pending} onPress={fetching.fetch}>
              {t('crops.weather.fetch')}
            </Button>
            <Button icon="document" onPress={() => setUploading(true)}>
              {t('crops.weather.upload')}
            </Button>
          </div>
          <p className="text-sm text-ink-soft">{t('crops.weather.fetch-note')}</p>
        </div>
        {uploading && (
          <Suspense fallback={null}>
            <UploadSheet fieldId={stored.id} onClose={() => setUploading(false)} />
          </Suspense>
        )}
      </Section>
    </div>
  );
}
