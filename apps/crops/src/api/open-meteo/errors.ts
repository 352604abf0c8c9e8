/** What can go wrong between us and the weather service, as a person can act on it. */
import { AppError } from '@repo/facts';

/** Not reached in time, or out of order. */
export function weatherOffline(cause?: unknown): AppError {
  return new AppError('WEATHER_OFFLINE', { kind: 'unavailable', messageKey: 'crops.error.weather-offline', cause });
}

/** @param seconds until the next attempt makes sense */
export function weatherRateLimited(seconds: number): AppError {
  return new AppError('WEATHER_RATE_LIMITED', {
    kind: 'too-many',
    messageKey: 'crops.error.weather-rate-limited',
    params: { minutes: String(Math.max(1, Math.ceil(seconds / 60))) },
    retryAfter: seconds,
  });
}

/** @param reason the provider's own words */
export function weatherRefused(reason: string): AppError {
  return new AppError('WEATHER_REFUSED', {
    messageKey: 'crops.error.weather-refused',
    params: { reason: reason.slice(0, longestReason) },
  });
}

const longestReason = 200;

/** @param what was not as documented: a variable, a unit */
export function weatherUnreadable(what: string, cause?: unknown): AppError {
  return new AppError('WEATHER_UNREADABLE', {
    kind: 'unavailable',
    messageKey: 'crops.error.weather-unreadable',
    params: { what },
    cause,
  });
}
