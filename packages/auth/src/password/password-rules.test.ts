import { describe, expect, it } from 'vitest';
import { contextWords, passwordWeakness } from './password-rules.ts';

const refused = {
  'a word and a count': ['password1234', 'welcome12345', 'iloveyou1234', 'football2024'],
  'stand-ins for letters': ['P@ssw0rd1234', 'p4k1st4n!!!!', 'Passw0rd@2024', '$uper$ecret1'],
  'keyboard walks': ['qwertyuiop12', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'zxcvbnm,./12', '!@#$%^&*()_+', 'asdfghjklasd'],
  'sequences and repeats': ['123456789012', 'aaaaaaaaaaaa', 'abcdefghijkl', '987654321098', 'xk9xk9xk9xk9', '121212121212'],
  'words of this country': [
    'pakistan1947',
    'Lahore@12345',
    'karachi-lahore',
    'Allah786786786',
    'bismillah-786',
    'PakistanZindabad',
    'cricket-2024!',
  ],
  'Urdu script': ['پاکستان زندہ باد', 'بسم اللہ ۷۸۶ ۷۸۶', 'لاہورلاہور۱۲۳۴'],
  'dates and numbers of a person': ['14081947-1947', '03001234567', '923001234567', '3520212345671', '19920325lahore'],
};

const accepted = [
  'correct horse battery staple',
  'teen-kabootar-chhat-par',
  'Vq7rT2mxKd0p',
  'lahore-58213947-mzkt',
  '583920174652',
  '&^*#@}{?>~%=',
  'نیلی کشتی اور سات لالٹین',
  '🦚🥭🪁🛶🧵🪔🌾🐪',
];

describe('passwordWeakness', () => {
  for (const [kind, passwords] of Object.entries(refused)) {
    it(`AB-009 refuses ${kind}`, () => {
      for (const password of passwords)
        expect([password, passwordWeakness(password, [])]).toEqual([password, 'PASSWORD_COMMON']);
    });
  }

  it('accepts what has enough of its own, with any characters', () => {
    for (const password of accepted) expect([password, passwordWeakness(password, [])]).toEqual([password, null]);
  });

  it('AB-010 refuses the product, the organization, the name and the address with digits around them', () => {
    const context = contextWords(['Buniyad', 'بنیاد', 'Sitara Weaving Mills', 'Zulaikha Tanoli', 'zulaikha.t92']);
    for (const password of [
      'Buniyad19472024',
      'buniyad#58213',
      'بنیاد۱۲۳۴۵۶۷',
      'sitaraweaving2026',
      'Zul@ikha-Tanoli',
      'zulaikha.t92!!',
    ]) {
      expect([password, passwordWeakness(password, context)]).toEqual([password, 'PASSWORD_PERSONAL']);
    }
    expect(passwordWeakness('buniyad-kashti-lalten', context)).toBeNull();
  });
});
