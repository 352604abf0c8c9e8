import { buyPlan } from '@repo/testing/buy-plan';
import { needs } from '@repo/testing/needs';
import { test } from 'vitest';
import { useCrops } from './crops-desk.ts';

needs('chromium').describe('plans', () => {
  const { visitor } = useCrops();

  test('a plan is reached from the menu and bought with play money', async () => {
    const { page } = await visitor('/sign-in?to=%2F', { locale: 'en', width: 360, height: 740 });
    await buyPlan(page);
  });
});
