import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { countingTool, priceTool } from '../../findings/testing/sample-tools.ts';
import { openDesk, visitor } from '../testing/open-desk.ts';

describeDatabases('what can be asked of other verticals', (open) => {
  test('is what their tools say, in their order', async () => {
    const { caller } = await openDesk(open(), { tools: [priceTool, countingTool] });
    expect(await caller.tool.list()).toEqual({
      tools: [
        { name: 'shop.price', title: { ur: 'دام', en: 'Price' }, example: { ur: 'دام 25', en: 'price 25' } },
        { name: 'counting.documents', title: { ur: 'گنتی', en: 'Count' }, example: { ur: 'کتنی ہیں', en: 'how many' } },
      ],
    });
  });

  test('is nothing where the assistant runs alone', async () => {
    const { caller } = await openDesk(open());
    expect(await caller.tool.list()).toEqual({ tools: [] });
  });

  test('is for members', async () => {
    await expect(visitor(open()).tool.list()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
