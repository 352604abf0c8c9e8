import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { fieldMeter } from '../../field-meter.ts';
import type { FieldInputs } from '../../wire/inputs.ts';
import { openDesk, saveNew, visitor, wheatInputs } from '../testing/open-desk.ts';

describeDatabases('saving a field', (open) => {
  test('stores what was chosen, under a public id', async () => {
    const { caller } = await openDesk(open());
    const saved = await saveNew(caller, 'نہر والا کھیت');
    expect(saved).toEqual({
      id: expect.stringMatching(/^field_[0-9a-z]{26}$/),
      title: 'نہر والا کھیت',
      inputs: wheatInputs,
      updatedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(await caller.field.get({ id: saved.id })).toEqual({ ...saved, weather: [], entries: [] });
  });

  test('again with the same id replaces, under either form of the id', async () => {
    const { caller, colleague, setNow } = await openDesk(open());
    const id = newId();
    const first = await caller.field.save({ id, title: 'Canal', inputs: wheatInputs });
    expect(await caller.field.save({ id, title: 'Canal', inputs: wheatInputs })).toEqual(first);
    setNow('2026-03-03T09:00:00Z');
    const inputs: FieldInputs = { ...wheatInputs, crop: 'cotton', stages: 'cotton.egypt-pakistan-california', areaAcres: 2.5 };
    const replaced = await colleague.field.save({ id: first.id, title: 'Canal field', inputs });
    expect(replaced).toEqual({ id: first.id, title: 'Canal field', inputs, updatedAt: '2026-03-03T09:00:00.000Z' });
    expect((await caller.field.list({})).items).toEqual([replaced]);
  });

  test('a new field costs one of the month, exactly, and a change of one costs nothing', async () => {
    const { caller, colleague } = await openDesk(open(), {
      meters: [{ ...fieldMeter, vertical: 'crops', monthlyLimit: 2n }],
    });
    const { id } = await saveNew(caller, 'Canal');
    const made = await Promise.allSettled([caller, colleague, caller, colleague].map((each) => saveNew(each, 'Well')));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(saveNew(caller, 'River')).rejects.toMatchObject({ cause: { code: 'QUOTA_EXCEEDED', params: { limit: '2' } } });
    await caller.field.save({ id, title: 'Canal field', inputs: wheatInputs });
    expect((await caller.field.list({})).items).toHaveLength(2);
  });

  test('two first saves at once make one field', async () => {
    const { caller } = await openDesk(open());
    const request = { id: newId(), title: 'Canal', inputs: wheatInputs };
    const answers = await Promise.all([caller.field.save(request), caller.field.save(request)]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await caller.field.list({})).items).toHaveLength(1);
  });

  test('entries and station days stay when the inputs change', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Canal');
    await caller.weather.upload({ fieldId: id, csv: 'Date,Tmax,Tmin\n2026-03-01,28,13', station: 'Multan', skipFaulty: false });
    await caller.entry.add({ id: newId(), fieldId: id, kind: 'rain', date: isoDate('2026-03-01'), depth: 50 });
    const place = { ...wheatInputs.place, latitudeDeg: 24.9 };
    await caller.field.save({ id, title: 'Canal', inputs: { ...wheatInputs, place } });
    const stored = await caller.field.get({ id });
    expect(stored.weather.map(({ kind }) => kind)).toEqual(['station']);
    expect(stored.entries).toHaveLength(1);
  });

  test('a deleted field says so and stores nothing', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Canal');
    await caller.field.delete({ id });
    await expect(caller.field.save({ id, title: 'Canal 2', inputs: wheatInputs })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'FIELD_DELETED', messageKey: 'crops.error.field-deleted' },
    });
    await caller.field.restore({ id });
    expect(await caller.field.get({ id })).toMatchObject({ title: 'Canal' });
  });

  test('what is no input of a field is not let in, and the place is named', async () => {
    const { caller } = await openDesk(open());
    const changes: readonly [string, object][] = [
      ['place.latitudeDeg', { place: { ...wheatInputs.place, latitudeDeg: 90.1 } }],
      ['place.longitudeDeg', { place: { ...wheatInputs.place, longitudeDeg: Number.NaN } }],
      ['place.elevationM', { place: { ...wheatInputs.place, elevationM: 9000 } }],
      ['place.name', { place: { ...wheatInputs.place, name: ' ' } }],
      ['crop', { crop: 'banana' }],
      ['variant', { variant: 'purple' }],
      ['variant', { variant: 'flooded' }],
      ['stages', { stages: 'cotton.texas' }],
      ['stages', { stages: 'wheat.mars' }],
      ['sowingDate', { sowingDate: '2026-02-30' }],
      ['soil', { soil: 'fao.lava' }],
      ['method', { method: 'bucket' }],
      ['start.percent', { start: { kind: 'measured', percent: 61 } }],
      ['start.percent', { start: { kind: 'measured' } }],
      ['start.step', { start: { kind: 'estimated', step: 'soaked' } }],
      ['start.kind', { start: { kind: 'wet' } }],
      ['furrows', { method: 'furrow', furrows: 'diagonal' }],
      ['furrows', { method: 'drip', furrows: 'alternate' }],
      ['wettedPct', { wettedPct: 0 }],
      ['efficiencyPct', { efficiencyPct: 0 }],
      ['efficiencyPct', { efficiencyPct: 101 }],
      ['areaAcres', { areaAcres: 0 }],
      ['dischargeCusecs', { dischargeCusecs: -1 }],
      ['yield', { yield: 40 }],
    ];
    for (const [field, change] of changes) {
      const inputs = { ...wheatInputs, ...change };
      await expect(saveNew(caller, 'Canal', inputs)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        cause: { code: 'INVALID_INPUT', field: `inputs.${field}` },
      });
    }
    await expect(saveNew(caller, '   ')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(saveNew(caller, 'x'.repeat(121))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await caller.field.list({})).items).toEqual([]);
  });

  test('a field that was saved before water at sowing was asked for is read, as unanswered', async () => {
    const db = open();
    const { caller, orgId, userId } = await openDesk(db);
    const id = newId();
    const { start, furrows, wettedPct, ...before } = wheatInputs;
    const now = new Date('2026-03-01T09:00:00Z');
    const inputs = { ...before, place: { ...before.place } };
    await db.withTenant({ orgId }, (tx) =>
      tx.cropField.create({
        data: { orgId, id, title: 'Old', inputs, crop: 'wheat', createdBy: userId, createdAt: now, updatedAt: now },
      }),
    );
    const [old] = (await caller.field.list({})).items;
    expect(old?.inputs).toEqual({ ...before, start: null, furrows: null, wettedPct: null });
    const answered: FieldInputs = { ...wheatInputs, start: { kind: 'estimated', step: 'half' } };
    const saved = await caller.field.save({ id: old?.id ?? '', title: 'Old', inputs: answered });
    expect(saved.inputs).toEqual(answered);
  });

  test('a variant of the crop is let in, and so is a crop without rows of stages', async () => {
    const { caller } = await openDesk(open());
    const rice: FieldInputs = { ...wheatInputs, crop: 'rice', variant: 'flooded', stages: 'rice.tropics' };
    expect(await saveNew(caller, 'Rice', rice)).toMatchObject({ inputs: rice });
    const chickpea: FieldInputs = { ...wheatInputs, crop: 'chickpea', stages: '' };
    expect(await saveNew(caller, 'Chickpea', chickpea)).toMatchObject({ inputs: chickpea });
  });

  test('needs a session, and sees nothing of another organization', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Canal');
    await expect(saveNew(visitor(db), 'Canal')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(theirs.caller.field.save({ id, title: 'Taken', inputs: wheatInputs })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      cause: { code: 'FIELD_NOT_FOUND' },
    });
    expect(await mine.caller.field.get({ id })).toMatchObject({ title: 'Canal' });
  });
});
