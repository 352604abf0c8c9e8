import { type Check, note, ok } from '../check.ts';
import type { Context } from '../context.ts';

/** Who can reach the product, and whether over HTTPS. */
export function checkExposure({ addresses, env: { PUBLIC_URL } }: Context): Check[] {
  const { exposed, publicUrl, room } = addresses;
  if (!exposed) return [ok('network.exposure', 'Only this machine reaches the product')];
  const where = [...new Set([publicUrl.origin, ...room])].join(', ');
  const off = 'There the demo login is off, no model is used, and /dev/inbox opens on this machine only.';
  const reach = note(
    'network.exposure',
    `Others reach the product at ${where}. ${off}`,
    'HOST left blank keeps it to this machine.',
  );
  if (publicUrl.protocol === 'https:') return [reach, ok('network.https', `People open it over HTTPS: ${publicUrl.origin}`)];
  const advice =
    PUBLIC_URL === undefined
      ? 'Put a proxy with a certificate in front and set PUBLIC_URL=https://…'
      : 'Give PUBLIC_URL https://.';
  return [
    reach,
    note(
      'network.https',
      'People open it without HTTPS: passwords travel in clear, and offline use, passkeys and the microphone do not work',
      advice,
    ),
  ];
}
