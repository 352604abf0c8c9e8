import { type Database, newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { claimTrial, normaliseEmail } from './claim-trial.ts';

test.each([
  ['Sana.Khan+trial2@Gmail.com', 'sanakhan@gmail.com'],
  ['sanakhan@googlemail.com', 'sanakhan@gmail.com'],
  ['Sana.Khan+shop@mill.example', 'sana.khan@mill.example'],
])('%s is the mailbox %s', (email, mailbox) => {
  expect(normaliseEmail(email)).toBe(mailbox);
});

describeDatabases('a trial', (open: () => Database) => {
  const claim = (organizationId: string, marks: string[], vertical = 'shop') =>
    claimTrial(open(), 'a secret of the tests', { organizationId, vertical, marks, at: new Date() });

  test('is had once by a person, an address and a card, and the organization that has it may ask again', async () => {
    const [one, two] = [newId(), newId()];
    const [person, email, card] = [`person:${newId()}`, `email:${newId()}`, `card:${newId()}`];
    expect(await claim(one, [person, email])).toBe(true);
    expect(await claim(one, [email, person, card])).toBe(true);
    expect(await claim(two, [`person:${newId()}`, email])).toBe(false);
    expect(await claim(two, [card])).toBe(false);
    expect(await claim(two, [person], 'mill')).toBe(true);
  });

  test('of 20 organizations at once one has it, and nothing that was hashed is stored', async () => {
    const person = `person:${newId()}`;
    const marks = Array.from({ length: 20 }, (_, index) => (index % 2 ? [person, 'email:x'] : ['email:x', person]));
    const had = await Promise.all(marks.map((each) => claim(newId(), each)));
    expect(had.filter(Boolean)).toHaveLength(1);
    const { rows } = await open().query<{ key: string }>('SELECT key FROM trial_claim');
    expect(rows.filter(({ key }) => key.includes(person))).toEqual([]);
  });
});
