/** Local units. Storage is SI; every name says what goes in and what comes out. */
import { finite } from '../finite.ts';

export const squareMetresPerAcre = 4046.86;
/** Punjab. */
const kanalPerAcre = 8;
const kgPerMaund = 40;
const mmPerInch = 25.4;
const cubicMetresPerHourPerCusec = 101.94;

export const squareMetresFromAcres = (acres: number): number => finite('area', acres * squareMetresPerAcre);
export const squareMetresFromKanal = (kanal: number): number => squareMetresFromAcres(kanal / kanalPerAcre);
export const squareMetresFromHectares = (hectares: number): number => finite('area', hectares * 10_000);
export const acresFromSquareMetres = (areaM2: number): number => finite('area', areaM2 / squareMetresPerAcre);

export const inchesFromMm = (depthMm: number): number => finite('depth', depthMm / mmPerInch);
export const mmFromInches = (inches: number): number => finite('depth', inches * mmPerInch);

/** m³ of a depth over an area. */
export const cubicMetres = (depthMm: number, areaM2: number): number => finite('volume', (depthMm * areaM2) / 1000);
/** 1 acre-inch is 102.79 m³. */
export const acreInches = (volumeM3: number): number =>
  finite('volume', volumeM3 / cubicMetres(mmPerInch, squareMetresPerAcre));

export const cubicMetresPerHourFromCusec = (cusec: number): number => finite('discharge', cusec * cubicMetresPerHourPerCusec);
export const cusecFromCubicMetresPerHour = (m3PerHour: number): number =>
  finite('discharge', m3PerHour / cubicMetresPerHourPerCusec);

/** Yield in kg/ha of maunds per acre; a maund is 40 kg, not the older 37.3. */
export const kgPerHectareFromMaundPerAcre = (maundPerAcre: number): number =>
  finite('yield', (maundPerAcre * kgPerMaund * 10_000) / squareMetresPerAcre);

/** Hours that a tubewell runs to bring a depth onto an area. */
export const pumpingHours = (depthMm: number, areaM2: number, dischargeM3PerHour: number): number =>
  finite('hours', cubicMetres(depthMm, areaM2) / dischargeM3PerHour);
