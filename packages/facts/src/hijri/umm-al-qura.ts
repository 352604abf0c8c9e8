/**
 * The Umm al-Qura calendar, the only Hijri table of the product: nothing calculates with the calendar of the run-time, which
 * changes with its version. Three hexadecimal digits a year; bit m − 1 is set when month m has 30 days, else it has 29.
 * Source: the Umm al-Qura months of Unicode ICU 78 (CLDR 48), 1356–1500 AH.
 */
const years = [
  'eaae94d2ac564aea6d56ad55d4aa93', // 1356–1365
  '52ba5b53a6b5ea9d52d29a554ad56d', // 1366–1375
  'aea6e4ed1da2aaa95a2da5b9bb2764', // 1376–1385
  '6c95552ab4dbaba5b4da9d52aa592d', // 1386–1395
  '26d8ed2daad5aa5a4b4979372b6975', // 1396–1405
  'd69d52c9592b25b4db9d55d2da5d4a', // 1406–1415
  'a9554daad3aabd2bc4b89a9552d5ad', // 1416–1425
  'b6a6d4dc9d92aa69562ae56d36ab55', // 1426–1435
  'aaa94d49d95d2ba5b55aad55a9a92e', // 1436–1445
  '26e55dada6d46a5b27a4d4ad56db5a', // 1446–1455
  '754f49e92d26a563566b5baab92b25', // 1456–1465
  '68ba9b55aada5b4da9b52a9a536276', // 1466–1475
  '575af26d46a95552ad4bd9ba574b69', // 1476–1485
  'b52a9552da5d4daad96b2e95e2ac96', // 1486–1495
  '92eaad56ad65d4a', // 1496–1500
].join('');

/** Shown beside every Hijri date that is computed. */
export const hijriTableVersion = 'Umm al-Qura 1356–1500 (ICU 78, CLDR 48)';

export const firstHijriYear = 1356;
export const lastHijriYear = firstHijriYear + years.length / 3 - 1;

/** 1 Muharram 1356. */
export const firstHijriDay = '1937-03-14';

/** 29 or 30; `month` is 1–12 and the year within the table. */
export function tableMonthLength(year: number, month: number): 29 | 30 {
  const at = (year - firstHijriYear) * 3;
  const bits = Number.parseInt(years.slice(at, at + 3), 16);
  return (bits >> (month - 1)) & 1 ? 30 : 29;
}
