/** Where the field is: latitude and height enter the sum, the place is asked for its weather. */
import { useI18n } from '@repo/i18n/react';
import { DecimalField } from '@repo/ui/decimal-field';
import { SelectField } from '@repo/ui/select-field';
import { TextField } from '@repo/ui/text-field';
import { longestName } from '../../wire/limits.ts';
import { elevationBounds, latitudeBounds, longitudeBounds } from './bounds.ts';
import { cityChoices } from './choices.ts';
import { cities } from './cities.ts';
import { numberText } from './field-form.ts';
import { Box, Fields, type PlaceState } from './form-parts.tsx';

export function PlaceSection({ state }: { readonly state: PlaceState }) {
  const i18n = useI18n();
  const { t, digits } = i18n;
  const { form, change, at } = state;
  const choose = (id: string) => {
    const city = cities.find((one) => one.id === id);
    if (!city) return change({ city: '' });
    change({
      city: id,
      placeName: t(`crops.city.${id}`),
      latitude: numberText(city.latitudeDeg, digits),
      longitude: numberText(city.longitudeDeg, digits),
      elevation: numberText(city.elevationM, digits),
    });
  };
  return (
    <Fields title={t('crops.form.place-section')}>
      <Box place="city">
        <SelectField
          label={t('crops.form.city')}
          value={form.city}
          options={cityChoices(i18n)}
          onChange={choose}
          hint={t('crops.form.city-hint')}
        />
      </Box>
      <Box place="placeName">
        <TextField
          {...at('placeName')}
          maxLength={longestName}
          value={form.placeName}
          onChange={(placeName) => change({ placeName })}
        />
      </Box>
      <Box place="latitude">
        <DecimalField
          {...at('latitude')}
          bounds={latitudeBounds}
          unit={t('crops.unit.degrees')}
          hint={t('crops.form.latitude-hint')}
          value={form.latitude}
          onChange={(latitude) => change({ latitude })}
        />
      </Box>
      <Box place="longitude">
        <DecimalField
          {...at('longitude')}
          bounds={longitudeBounds}
          unit={t('crops.unit.degrees')}
          hint={t('crops.form.longitude-hint')}
          value={form.longitude}
          onChange={(longitude) => change({ longitude })}
        />
      </Box>
      <Box place="elevation">
        <DecimalField
          {...at('elevation')}
          bounds={elevationBounds}
          unit={t('crops.unit.metres')}
          hint={t('crops.form.elevation-hint')}
          value={form.elevation}
          onChange={(elevation) => change({ elevation })}
        />
      </Box>
    </Fields>
  );
}
