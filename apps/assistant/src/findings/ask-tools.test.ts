import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { askTools } from './ask-tools.ts';
import { brokenTool, priceTool, sampleFact } from './testing/sample-tools.ts';

const context = {
  orgId: 'o',
  userId: 'u',
  today: isoDate('2026-03-02'),
  tenant: () => Promise.reject(new Error('these tools read no table')),
};

const ask = async (text: string, tools = [priceTool]) => {
  const failed: string[] = [];
  const findings = await askTools(text, { tools, context, onFailure: (tool) => failed.push(tool) });
  return { findings, failed };
};

test.each(['دام 25', 'daam 25', 'price 25'])(
  'a tool that understands answers, with its place in the launchpad: %s',
  async (text) => {
    expect((await ask(text)).findings).toEqual([
      {
        kind: 'tool',
        tool: 'shop.price',
        title: { ur: 'دام', en: 'Price' },
        facts: [sampleFact('25')],
        refusals: [],
        path: '/shop/items',
        question: { price: '25' },
      },
    ]);
  },
);

test('what a question leaves open is named', async () => {
  expect((await ask('دام کیا ہے؟')).findings).toEqual([
    {
      kind: 'tool-incomplete',
      tool: 'shop.price',
      title: { ur: 'دام', en: 'Price' },
      missing: [{ ur: 'عدد', en: 'a number' }],
    },
  ]);
});

test('a tool that throws is told and left out; the others answer', async () => {
  const { findings, failed } = await ask('price 25', [brokenTool('recognise'), brokenTool('run'), priceTool]);
  expect(findings.map(({ kind }) => kind)).toEqual(['tool']);
  expect(failed).toEqual(['broken.recognise', 'broken.run']);
});

test('a tool that understands nothing says nothing', async () => {
  expect(await ask('گندم')).toEqual({ findings: [], failed: [] });
});
