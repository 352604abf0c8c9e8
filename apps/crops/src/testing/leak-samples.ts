/** Inputs of every procedure, made of the ids of an organization's rows: for the test that nobody reaches the rows of another. */
import { addDays } from '@repo/facts';
import { type ForeignRows, type LeakSamples, Sample } from '@repo/server/testing';
import type { CropsRouter } from '../api/router.ts';
import { demoInputs } from '../demo-field.ts';

const fieldId = (foreign: ForeignRows) => foreign.publicId('field', 'CropField');
const { sowingDate } = demoInputs;

export const leakSamples: LeakSamples<CropsRouter> = {
  samples: {
    field: {
      list: () => ({}),
      get: (foreign) => ({ id: fieldId(foreign) }),
      explain: (foreign) => ({ id: fieldId(foreign) }),
      save: [
        (foreign) => ({ id: fieldId(foreign), title: 'Saved', inputs: demoInputs }),
        (foreign) => ({ id: foreign.clientId('CropField'), title: 'New', inputs: demoInputs }),
      ],
      delete: (foreign) => ({ id: fieldId(foreign) }),
      restore: (foreign) => ({ id: fieldId(foreign) }),
    },
    weather: {
      upload: (foreign) => ({
        fieldId: fieldId(foreign),
        csv: `Date,Tmax,Tmin\n${addDays(sowingDate, 7)},38,19`,
        station: 'Multan',
        skipFaulty: false,
      }),
      fetch: new Sample((foreign) => ({ fieldId: fieldId(foreign) }), { meets: 'WEATHER_OFFLINE' }),
    },
    entry: {
      add: (foreign) => ({
        id: foreign.clientId('CropEntry'),
        fieldId: fieldId(foreign),
        kind: 'rain',
        date: addDays(sowingDate, 7),
        depth: 120,
      }),
      withdraw: (foreign) => ({ id: foreign.publicId('entry', 'CropEntry') }),
    },
  },
  // Nothing listens there.
  config: { openMeteo: { url: 'http://127.0.0.1:1' } },
};
