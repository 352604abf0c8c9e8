/**
 * The text of an API key: `bny_`, eight characters that are shown, thirty-two that are secret, six of a checksum. The checksum tells
 * a typo, and a find of a secret scanner, without asking the database.
 */
import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const lead = 'bny_';
/** 62^32 is more than 2^190. */
const lengths = { shown: 8, secret: 32, checksum: 6 } as const;
const pattern = /^bny_[0-9A-Za-z]{46}$/;

export interface KeyText {
  /** The whole key. It is shown once and never stored. */
  readonly text: string;
  /** "bny_" and eight characters, by which people tell their keys apart. */
  readonly prefix: string;
  /** SHA-256 of the whole key, hex. */
  readonly hash: string;
}

function random(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < lengths.checksum; place += 1) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

/** What is stored and looked up of a key: a secret of 190 random bits needs no salt and no slow hash. */
export function hashOfKey(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newKeyText(): KeyText {
  const prefix = lead + random(lengths.shown);
  const body = prefix + random(lengths.secret);
  const text = body + checksumOf(body);
  return { text, prefix, hash: hashOfKey(text) };
}

/** Whether a text can be a key at all: its form and its checksum. */
export function isKeyText(text: string): boolean {
  return pattern.test(text) && checksumOf(text.slice(0, -lengths.checksum)) === text.slice(-lengths.checksum);
}
