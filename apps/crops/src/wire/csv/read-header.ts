/** What a column is taken for, from its heading. */
import { toLatinDigits } from '@repo/urdu-text/digits';
import { type Measured, possible, type Quantity, type Unit } from './quantities.ts';

export interface CsvColumn {
  /** As written. */
  readonly header: string;
  /** Null for a column that is not read. */
  readonly quantity: Quantity | null;
  readonly unit: Unit | null;
  /** Of a wind column: the height of the measurement. */
  readonly heightM: number | null;
  /** What the heading leaves open and was filled with what is usual: °C, %, mm, hours; 2 m for wind. */
  readonly assumed: readonly ('unit' | 'height')[];
  /** The heading names a unit that cannot be read, or none where one is needed. */
  readonly problem: 'unit-unknown' | 'unit-missing' | null;
}

type Statistic = 'max' | 'min' | 'mean' | null;

const statistics: readonly (readonly [Exclude<Statistic, null>, RegExp])[] = [
  ['max', /maximum|highest|max|high|z(?:iy?|y)a+dah? se z(?:iy?|y)a+dah?|زیادہ سے زیادہ|زیادہ/g],
  ['min', /minimum|lowest|min|low|kam se kam|کم سے کم|کم از کم|کم/g],
  ['mean', /average|mean|avg|ausat|اوسط/g],
];

const names: readonly (readonly [RegExp, Partial<Record<Exclude<Statistic, null> | 'none', Quantity>>])[] = [
  [/^(?:date|day|obsdate|observationdate|time|timestamp|ta+r[ei]+kh|din|تاریخ|دن)$/, { none: 'date' }],
  [
    /^(?:t|ta|air|airt|temp|airtemp|temperature|airtemperature|darj[ae]?e?h?ara+rat|hara+rat|درجہحرارت|درجۂحرارت|ہواکادرجہحرارت|حرارت|ٹمپریچر)$/,
    { max: 'tmax', min: 'tmin' },
  ],
  [/^(?:tx|tmx)$/, { none: 'tmax' }],
  [/^(?:tn|tmn)$/, { none: 'tmin' }],
  [
    /^(?:rh|hum|humidity|relhum|relativehumidity|relhumidity|nami|hawa(?:kee|ki|mei?n?)nami|نمی|نسبتینمی|ہوامیںنمی|ہواکینمی|نمیکاتناسب|رطوبت|نسبتیرطوبت)$/,
    { max: 'rhMax', min: 'rhMin', mean: 'rhMean', none: 'rhMean' },
  ],
  [
    /^(?:td|tdew|dew|dewpt|dewpoint|dewpointtemp|dewpointtemperature|nuqta?e?shabnam|shabnam|شبنم|نقطۂشبنم|نقطہشبنم|شبنمکادرجہ)$/,
    { mean: 'tdew', none: 'tdew' },
  ],
  [
    /^(?:u|ws|wind|windspeed|wndspd|wspd|windspd|windvelocity|hawa|hawak(?:i|ee)rafta+r|ہوا|ہواکیرفتار)$/,
    { mean: 'wind', none: 'wind' },
  ],
  [
    /^(?:rs|rad|srad|solar|solarrad|solarradiation|radiation|globalradiation|shortwaveradiation|swrad|irradiance|solarirradiance|globalsolarradiation|globalirradiance|tapish|(?:su+raj|sooraj|dhoop)k(?:i|ee)tapish|شمسیتابکاری|تابکاری|شمسیشعاعیں|شعاعیں|تپش|شمسیتپش|سورجکیتپش|دھوپکیتپش)$/,
    { mean: 'rs', none: 'rs' },
  ],
  [
    /^(?:sun|sunshine|sunshineduration|brightsunshine|ssh|durationofsunshine|dhoop|dhoopke|(?:su+raj|sooraj)kiroshni|سورجکیروشنی|دھوپ|دھوپکے|دھوپکادورانیہ|دھوپکیمدت)$/,
    { none: 'sunshine' },
  ],
  [
    /^(?:rain|rainfall|precip|precipitation|prcp|prec|ppt|rf|rainfallamount|ba+rish|ba+rishk(?:i|ee)miqda+r|بارش|بارشکیمقدار|بارشہوئی)$/,
    { none: 'rain' },
  ],
];

const units: readonly (readonly [Unit, RegExp])[] = [
  ['km/h', /\bkm\s*\/?\s*h(?:r|our)?(?:-1)?\b|\bkmph\b|\bkph\b|\bkm fi gh?anta\b|کلومیٹر فی گھنٹہ/],
  ['MJ/m²', /\bmj(?:\s*\/?\s*m\^?-?2)?(?:\s*\/?\s*d(?:ay)?(?:-1)?)?\b/],
  ['W/m²', /\bw(?:atts?)?\s*\/?\s*m\^?-?2\b/],
  ['mph', /\bmph\b|\bmi(?:les?)?\s*\/?\s*h(?:r|our)?\b|میل فی گھنٹہ/],
  ['kn', /\bkn(?:ots?)?\b|\bkts?\b/],
  ['m/s', /\bm\s*\/?\s*s(?:ec)?(?:-1)?\b|\bmps\b|میٹر فی سیکنڈ/],
  ['mm', /\bmm(?:\s*\/\s*d(?:ay)?)?\b|\bmill?i ?met(?:re|er)s?\b|ملی میٹر/],
  ['in', /\binch(?:es)?\b|\bin\b|انچ/],
  ['°F', /(?:°|\bdeg(?:rees?)?\b\.?)?\s*\bf\b|\bfahrenheit\b|فارن ہائیٹ/],
  ['°C', /(?:°|\bdeg(?:rees?)?\b\.?)?\s*\bc\b|\bcelsius\b|\bcentigrade\b|ڈگری سینٹی گریڈ|سینٹی گریڈ/],
  ['%', /%|\bpercent\b|\bpct\b|فیصد/],
  ['h', /\bh(?:ou)?rs?\b|\bh\b|\bghant(?:e|ay)\b|گھنٹے|گھنٹوں/],
];

/** Units that stations use and that are not converted. */
const foreignUnit = /\b(?:k|kelvin|cm|langleys?|kwh|cal|ft|minutes?|seconds?|bft|beaufort)\b/;
const height = /(?<![\d.])(\d+(?:\.\d+)?)\s*(?:m(?:et(?:re|er)s?)?(?![a-z/²^])(?!\s*\/)|میٹر)|(?<=^u)(\d+)(?!\d)/;

export function readHeader(header: string): CsvColumn {
  const text = plain(header);
  const found = units.filter(([, pattern]) => pattern.test(text));
  const unitless = units.reduce((rest, [, pattern]) => rest.replace(pattern, ' '), text);
  const measuredAt = height.exec(unitless);
  const named = nameOf(unitless.replace(height, ' '));
  if (named === null || named === 'date')
    return { header, quantity: named, unit: null, heightM: null, assumed: [], problem: null };
  const { unit, problem } = unitOf(
    named,
    text,
    found.map(([name]) => name),
  );
  const heightM = named === 'wind' ? Number(measuredAt?.[1] ?? measuredAt?.[2] ?? 2) : null;
  const assumed: CsvColumn['assumed'] = [
    ...(found.length === 0 && problem === null ? (['unit'] as const) : []),
    ...(named === 'wind' && !measuredAt ? (['height'] as const) : []),
  ];
  return { header, quantity: named, unit, heightM, assumed, problem };
}

/** Small letters, Latin digits, one form of each letter, signs that join words as spaces. */
function plain(header: string): string {
  return toLatinDigits(header.normalize('NFKC'))
    .toLowerCase()
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/[هة]/g, 'ہ')
    .replace(/[\u2212\u2010-\u2013]/g, '-')
    .replace(/[_()[\]{}:;,،"'·⋅*]/g, ' ')
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/\br\/([fh])\b/g, 'r$1')
    .replace(/(max|min|mean|avg)([cf])\b/g, '$1 $2')
    .replace(/(\d+m)(?=max|min|mean|dew)/g, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

function nameOf(text: string): Quantity | null {
  let statistic: Statistic = null;
  let rest = text.replace(foreignUnit, ' ').replace(/daily|total|sum\b|\bat\b| پر(?= |$)/g, ' ');
  for (const [name, pattern] of statistics) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) statistic = name;
    rest = without;
  }
  const name = rest.replace(/[^a-z\u0600-\u06ff]/g, '');
  const row = names.find(([pattern]) => pattern.test(name));
  return row?.[1][statistic ?? 'none'] ?? null;
}

function unitOf(quantity: Measured, text: string, found: readonly Unit[]): Pick<CsvColumn, 'unit' | 'problem'> {
  const { units: readable, usual } = possible[quantity];
  const unit = readable.find((candidate) => found.includes(candidate));
  if (unit !== undefined) return { unit, problem: null };
  if (found.length > 0 || foreignUnit.test(text)) return { unit: null, problem: 'unit-unknown' };
  return { unit: usual, problem: usual === null ? 'unit-missing' : null };
}
