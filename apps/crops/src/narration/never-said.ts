/** Words that advice about water has no ground for: doses, chemicals, prices and yields are not in its facts. */
import type { Locale } from '@repo/i18n';

export const neverSaid: Record<Locale, readonly string[]> = {
  ur: ['کھاد', 'کھادیں', 'یوریا', 'سپرے', 'اسپرے', 'زرعی دوا', 'کیڑے مار', 'پیداوار', 'منافع', 'قیمت'],
  en: ['fertilizer', 'fertiliser', 'urea', 'spray', 'pesticide', 'herbicide', 'yield', 'yields', 'profit', 'price'],
};
