/** The advice of a field in words without a model: a sentence each, with the ids of facts in place of figures. */
import type { Locale } from '@repo/i18n';
import type { WaterState } from './water-state.ts';

/** What the weather of the days ahead would change: a later day, none within the forecast, or nothing. */
export type RainAhead = 'later' | 'enough' | 'nothing';

const states: Record<Locale, Record<WaterState, readonly string[]>> = {
  ur: {
    past: ['اس فصل کا موسم پورا ہو چکا ہے؛ اب پانی نہیں لگانا۔'],
    stale: ['موسم کا ریکارڈ {crops.told.as-of} تک ہے؛ آج کے پانی کا فیصلہ اس سے نہیں ہو سکتا، نیا موسم لائیں۔'],
    uncounted: ['{crops.told.as-of} کے بعد لکھا گیا پانی ابھی شمار نہیں ہوا؛ اگلا دن تب تک کے موسم کے ساتھ ملے گا۔'],
    due: [
      'کھیت کو پانی لگانے کا وقت ہے: {crops.irr.inches} لگائیں۔',
      'پانی کی ضرورت {crops.told.since} سے ہے۔',
      'ٹیوب ویل {crops.irr.hours} چلے گا۔',
    ],
    ahead: ['اگلا پانی {crops.irr.next.date.dry} کو لگائیں: {crops.irr.inches}۔', 'ٹیوب ویل {crops.irr.hours} چلے گا۔'],
    'not-due': ['{crops.told.until} تک پانی کی ضرورت نہیں۔'],
  },
  en: {
    past: ['The season of this crop is over; it needs no more water.'],
    stale: [
      'The weather ends on {crops.told.as-of}; that is too old to say what to do today, so bring the weather since then.',
    ],
    uncounted: [
      'Water that was written down after {crops.told.as-of} is not counted yet; the next day comes with the weather up to then.',
    ],
    due: [
      'The field needs water now: apply {crops.irr.inches}.',
      'It has needed water since {crops.told.since}.',
      'The tubewell runs for {crops.irr.hours}.',
    ],
    ahead: [
      'Water the field next on {crops.irr.next.date.dry}: apply {crops.irr.inches}.',
      'The tubewell runs for {crops.irr.hours}.',
    ],
    'not-due': ['No water is needed up to {crops.told.until}.'],
  },
};

const rainAhead: Record<Locale, Record<RainAhead, readonly string[]>> = {
  ur: {
    later: ['متوقع بارش ہو گئی تو {crops.irr.next.date.withRain} کو پانی لگائیں۔'],
    enough: ['متوقع بارش ہو گئی تو ان دنوں پانی کی ضرورت نہیں رہے گی۔'],
    nothing: [],
  },
  en: {
    later: ['If the forecast rain falls, water it on {crops.irr.next.date.withRain}.'],
    enough: ['If the forecast rain falls, no water is needed in the days of the forecast.'],
    nothing: [],
  },
};

const reasons: Record<Locale, readonly string[]> = {
  ur: [
    'فصل کا مرحلہ «{crops.stage.name}» ہے، بوائی سے دن نمبر {crops.stage.day}۔',
    'یہ اعداد {crops.told.as-of} کے ہیں: کھیت میں اس دن {crops.eta.day} پانی خرچ ہوتا ہے اور شام تک زمین میں {crops.dr.end} پانی کی کمی ہو جاتی ہے۔',
    'کمی {crops.raw} سے بڑھ جائے تو فصل کو پیاس لگتی ہے۔',
  ],
  en: [
    'The crop is at the stage “{crops.stage.name}”, day {crops.stage.day} of its season.',
    'The figures are of {crops.told.as-of}: the field uses {crops.eta.day} of water that day, and by evening the root zone is short of {crops.dr.end}.',
    'Beyond a shortage of {crops.raw} the crop suffers.',
  ],
};

export function fieldTemplate(state: WaterState, rain: RainAhead, locale: Locale): readonly string[] {
  return [...states[locale][state], ...rainAhead[locale][rain], ...reasons[locale]];
}
