/** The radiation of ETo: from the sun's position to what the ground keeps. */
import type { Fact } from '@repo/facts';
import { clamp } from '../../finite.ts';
import {
  clearSkyRadiation,
  daylightHours,
  defaultCloudRatioMin,
  inverseRelativeDistance,
  kelvinOffset,
  netShortwave,
  radians,
  solarDeclination,
  sunsetHourAngle,
} from '../../radiation/index.ts';
import { dayOfYear } from '../../weather/day-of-year.ts';
import type { EtoOfDay } from './eto.ts';
import { elevation, extremes, inEdition, used } from './eto-air.ts';
import { computed, type Derivation, decimal, input } from './make.ts';

export function radiationFacts(of: EtoOfDay): Fact[] {
  const { edition } = of.field;
  const { eto } = of;
  const [rs, rso, rns, rnl] = [eto.rsMj.value, eto.rsoMj, netShortwave(eto.rsMj.value), eto.rnlMj].map(decimal);
  return [
    ...sunFacts(of),
    computed('rs', eto.rsMj.value, 'none', inEdition(solarRadiation(of), of)),
    computed('rso', eto.rsoMj, 'none', {
      symbols: 'Rso = (0.75 + 2 · 10^-5 z) Ra',
      numbers: `(0.75 + 2 × 10^-5 × ${decimal(of.field.site.elevationM)}) × ${decimal(eto.raMj)}`,
      inputs: [elevation(of), extraterrestrial(of)],
      clause: 'eq. 37 (3.34)',
      edition,
    }),
    computed('rns', netShortwave(eto.rsMj.value), 'none', {
      symbols: 'Rns = (1 − 0.23) Rs',
      numbers: `(1 − 0.23) × ${rs}`,
      inputs: [solar(of)],
      clause: 'eq. 38 (3.41)',
      edition,
    }),
    computed('rnl', eto.rnlMj, 'none', inEdition(longwave(of, `${rs} / ${rso}`), of)),
    computed('rn', eto.rnMj, 'none', {
      symbols: 'Rn = Rns − Rnl',
      numbers: `${rns} − ${rnl}`,
      inputs: [
        input('Rns', 'net-shortwave', netShortwave(eto.rsMj.value), 'none', 'rns'),
        input('Rnl', 'net-longwave', eto.rnlMj, 'none', 'rnl'),
      ],
      clause: 'eq. 40 (3.43)',
      edition,
    }),
  ];
}

function sunFacts(of: EtoOfDay): Fact[] {
  const { latitudeDeg } = of.field.site;
  const { date } = of.weather;
  const { edition } = of.field;
  const [j, phi] = [dayOfYear(date), radians(latitudeDeg)];
  const [distance, declination, sunset] = [inverseRelativeDistance(j), solarDeclination(j), sunsetHourAngle(phi, j)];
  const [dr, d, w, f] = [distance, declination, sunset, phi].map(decimal);
  const day = [input('J', 'day-of-year', j, 'none'), input('d', 'as-of', date, 'date')];
  const latitude = input('φ', 'latitude-radians', phi, 'none', 'sun.latitude');
  const angle = input('δ', 'declination', declination, 'none', 'sun.declination');
  const sunsetAngle = input('ω_s', 'sunset-angle', sunset, 'none', 'sun.sunset');
  const cosine = -Math.tan(phi) * Math.tan(declination);
  return [
    computed('sun.latitude', phi, 'none', {
      symbols: 'φ = π / 180 · φ°',
      numbers: `π / 180 × ${decimal(latitudeDeg)}`,
      inputs: [input('φ°', 'latitude', latitudeDeg, 'none')],
    }),
    computed('sun.distance', distance, 'none', {
      symbols: 'd_r = 1 + 0.033 cos(2π J / 365)',
      numbers: `1 + 0.033 × cos(2 × π × ${j} / 365)`,
      inputs: day,
      clause: 'eq. 23 (3.20)',
      edition,
    }),
    computed('sun.declination', declination, 'none', {
      symbols: 'δ = 0.409 sin(2π J / 365 − 1.39)',
      numbers: `0.409 × sin(2 × π × ${j} / 365 − 1.39)`,
      inputs: day,
      clause: 'eq. 24 (3.21)',
      edition,
    }),
    computed('sun.sunset', sunset, 'none', {
      ...sunsetFormula(cosine, `−tan(${f}) × tan(${d})`),
      inputs: [latitude, angle],
      clause: 'eq. 25 (3.22)',
      edition,
    }),
    ...(of.eto.rsMj.method === 'sunshine'
      ? [
          computed('sun.hours', daylightHours(phi, j), 'hours', {
            symbols: 'N = 24 / π · ω_s',
            numbers: `24 / π × ${w}`,
            inputs: [sunsetAngle],
            clause: 'eq. 34 (3.31)',
            edition,
          }),
        ]
      : []),
    computed('ra', of.eto.raMj, 'none', {
      symbols: 'Ra = 24 · 60 / π · 0.0820 d_r (ω_s sin φ sin δ + cos φ cos δ sin ω_s)',
      numbers: `24 × 60 / π × 0.082 × ${dr} × (${w} × sin(${f}) × sin(${d}) + cos(${f}) × cos(${d}) × sin(${w}))`,
      inputs: [input('d_r', 'sun-distance', distance, 'none', 'sun.distance'), latitude, angle, sunsetAngle],
      clause: 'eq. 21 (3.18)',
      edition,
    }),
  ];
}

/** Beyond the polar circles the sun may not set, or not rise. */
function sunsetFormula(cosine: number, numbers: string): Pick<Derivation, 'symbols' | 'numbers'> {
  if (cosine < -1) return { symbols: 'ω_s = π, −tan φ · tan δ < −1', numbers: 'π' };
  if (cosine > 1) return { symbols: 'ω_s = 0, −tan φ · tan δ > 1', numbers: '0' };
  return { symbols: 'ω_s = arccos(−tan φ · tan δ)', numbers: `arccos(${numbers})` };
}

function extraterrestrial({ eto }: EtoOfDay) {
  return input('Ra', 'extraterrestrial', eto.raMj, 'none', 'ra');
}

function solar({ eto }: EtoOfDay) {
  return input('Rs', `solar-radiation.${eto.rsMj.method}`, eto.rsMj.value, 'none', 'rs');
}

/** The working of R_s, by the method that was used. */
function solarRadiation(of: EtoOfDay): Derivation {
  const { weather, field, eto } = of;
  const ra = decimal(eto.raMj);
  switch (eto.rsMj.method) {
    case 'sunshine': {
      const hours = used(weather.sunshineHours);
      const possible = daylightHours(radians(field.site.latitudeDeg), dayOfYear(weather.date));
      const share = possible === 0 ? '0' : `${decimal(hours)} / ${decimal(possible)}`;
      return {
        symbols: 'Rs = (0.25 + 0.50 n / N) Ra',
        numbers: `(0.25 + 0.5 × ${share}) × ${ra}`,
        inputs: [
          input('n', `weather.${weather.kind}.sunshine`, hours, 'hours'),
          input('N', 'possible-hours', possible, 'hours', 'sun.hours'),
          extraterrestrial(of),
        ],
        clause: 'eq. 35 (3.32)',
      };
    }
    case 'temperature-range':
      return fromTemperature(of, used(field.estimates?.krs));
    default: {
      const rs = eto.rsMj.value;
      return { symbols: 'Rs', numbers: decimal(rs), inputs: [input('Rs', `weather.${weather.kind}.rs`, rs, 'none')] };
    }
  }
}

function fromTemperature(of: EtoOfDay, krs: number): Derivation {
  const { weather, field, eto } = of;
  const { tmaxC, tminC } = weather;
  const rangeC = Math.max(0, tmaxC - tminC);
  const limit = clearSkyRadiation(field.site.elevationM, eto.raMj);
  const limited = krs * Math.sqrt(rangeC) * eto.raMj > limit;
  const range = tmaxC < tminC ? '0' : `(${decimal(tmaxC)} − ${decimal(tminC)})`;
  const numbers = `${decimal(krs)} × √${range} × ${decimal(eto.raMj)}`;
  return {
    symbols: `Rs = ${limited ? 'Rso ≤ ' : ''}k_Rs √(Tmax − Tmin) Ra`,
    numbers: limited ? `${decimal(limit)} ≤ ${numbers}` : numbers,
    inputs: [
      input('k_Rs', 'krs', krs, 'none'),
      ...extremes(of),
      extraterrestrial(of),
      ...(limited ? [input('Rso', 'clear-sky', limit, 'none', 'rso')] : []),
    ],
    clause: 'eq. 50 (3.52)',
  };
}

/** @param quotient R_s / R_so with its numbers */
function longwave(of: EtoOfDay, quotient: string): Derivation {
  const { weather, field, eto } = of;
  const [tmax, tmin, offset, ea] = [weather.tmaxC, weather.tminC, kelvinOffset[field.edition], eto.eaKpa.value].map(decimal);
  const ratio = eto.rsoMj > 0 ? eto.rsMj.value / eto.rsoMj : 0;
  const held = clamp(ratio, defaultCloudRatioMin, 1);
  const bound = held > ratio ? `, Rs / Rso ≥ ${decimal(held)}` : ', Rs / Rso ≤ 1';
  const share = held === ratio ? quotient : decimal(held);
  return {
    symbols: `Rnl = σ ((Tmax,K^4 + Tmin,K^4) / 2) (0.34 − 0.14 √ea) (1.35 Rs / Rso − 0.35)${held === ratio ? '' : bound}`,
    numbers: `4.903 × 10^-9 × (((${tmax} + ${offset})^4 + (${tmin} + ${offset})^4) / 2) × (0.34 − 0.14 × √${ea}) × (1.35 × ${share} − 0.35)`,
    inputs: [
      ...extremes(of),
      input('ea', `vapour-pressure.${eto.eaKpa.method}`, eto.eaKpa.value, 'none', 'ea'),
      solar(of),
      input('Rso', 'clear-sky', eto.rsoMj, 'none', 'rso'),
    ],
    clause: 'eq. 39 (3.42)',
  };
}
