import { router } from '@repo/server/trpc';
import { addEntry } from './entry/add-entry.ts';
import { withdrawEntry } from './entry/withdraw-entry.ts';
import { deleteField } from './field/delete-field.ts';
import { explainField } from './field/explain-field.ts';
import { getField } from './field/get-field.ts';
import { listFields } from './field/list-fields.ts';
import { restoreField } from './field/restore-field.ts';
import { saveField } from './field/save-field.ts';
import { fetchWeather } from './weather/fetch-weather.ts';
import { uploadWeather } from './weather/upload-weather.ts';

export const cropsRouter = router({
  field: router({
    save: saveField,
    list: listFields,
    get: getField,
    explain: explainField,
    delete: deleteField,
    restore: restoreField,
  }),
  weather: router({ upload: uploadWeather, fetch: fetchWeather }),
  entry: router({ add: addEntry, withdraw: withdrawEntry }),
});

export type CropsRouter = typeof cropsRouter;
