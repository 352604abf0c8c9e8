import { closed } from '@repo/testing/closed';
import { needs } from '@repo/testing/needs';
import { sharedTabs } from '@repo/testing/shared-tabs';
import type { Tabs } from '@repo/testing/tabs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeHost, wireError } from './fake-host.ts';
import { fits, openSignedIn } from './open-page.ts';

function member(id: string, role: string, name: string) {
  const user = { id: `u${id}`, name, email: `${name.toLowerCase()}@example.com`, image: null };
  return { id: `m${id}`, organizationId: 'o1', userId: user.id, role, createdAt: '2026-11-01T07:00:00.000Z', user };
}

const invitation = {
  id: 'i1',
  organizationId: 'o1',
  email: 'zainab@example.com',
  role: 'admin',
  status: 'pending',
  expiresAt: '2026-11-30T07:00:00.000Z',
  createdAt: '2026-11-28T07:00:00.000Z',
  inviterId: 'u1',
};
const offer = {
  ...invitation,
  organizationName: 'Sitara Foods',
  organizationSlug: 'sitara',
  inviterEmail: 'owner@example.com',
};
const gone = { status: 404, body: wireError('INVITATION_NOT_FOUND', 'not-found', 'auth.error.invitation-not-found') };

needs('chromium').describe('members and invitations', () => {
  let tabs: Tabs;
  beforeAll(async () => {
    tabs = await sharedTabs();
  });
  afterEach(() => tabs.wipe());

  function open(path: string, prepare: (host: FakeHost) => void) {
    const members = [member('1', 'owner', 'Ayesha'), member('2', 'owner', 'Bilal'), member('3', 'member', 'Danish')];
    return openSignedIn(tabs, path, (host) => {
      host.auth.set('/organization/list-members', { status: 200, body: { members, total: members.length } });
      host.auth.set('/organization/list-invitations', { status: 200, body: [invitation] });
      prepare(host);
    });
  }

  test('an owner invites; a refusal keeps what was typed', async () => {
    const { page, host } = await open('/organization/members', ({ auth }) => {
      auth.set('/organization/invite-member', {
        status: 403,
        body: { ...Object(wireError('SEAT_LIMIT', 'forbidden', 'auth.error.seat-limit')), params: { seats: '100' } },
      });
    });
    await page.getByRole('button', { name: 'دعوت بھیجیں', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('ای میل').fill('hina@example.com');
    await sheet.getByRole('radio', { name: 'منتظم' }).check();
    await expect.poll(() => sheet.getByRole('radio').count()).toBe(2);
    await sheet.getByRole('button', { name: 'دعوت نامہ بھیجیں' }).click();
    await sheet.getByRole('alert').getByText('100').waitFor();
    const plans = sheet.getByRole('alert').getByRole('link', { name: 'پلان دیکھیں' });
    expect(await plans.getAttribute('href')).toMatch(/\/organization\/billing$/);
    await expect.poll(() => sheet.getByLabel('ای میل').inputValue()).toBe('hina@example.com');
    host.auth.delete('/organization/invite-member');
    await sheet.getByRole('button', { name: 'دعوت نامہ بھیجیں' }).click();
    await closed(sheet);
    expect(host.posted.get('/organization/invite-member')).toEqual({
      organizationId: 'o1',
      email: 'hina@example.com',
      role: 'admin',
    });
    await fits(page);
  });

  test('an owner changes a role, removes a person by name and cancels an invitation', async () => {
    const { page, host } = await open('/organization/members', () => undefined);
    await page.getByRole('button', { name: /Danish.* کا کردار بدلیں/ }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'منتظم' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'محفوظ کریں' }).click();
    await closed(page.getByRole('dialog'));
    expect(host.posted.get('/organization/update-member-role')).toEqual({
      organizationId: 'o1',
      memberId: 'm3',
      role: 'admin',
    });
    await page.getByRole('button', { name: /Danish.* کو ہٹائیں/ }).click();
    await page.getByRole('dialog').getByText('danish@example.com').waitFor();
    expect(host.posted.has('/organization/remove-member')).toBe(false);
    await page.getByRole('dialog').getByRole('button', { name: 'ہٹائیں', exact: true }).click();
    await closed(page.getByRole('dialog'));
    expect(host.posted.get('/organization/remove-member')).toEqual({ organizationId: 'o1', memberIdOrEmail: 'm3' });
    await page.getByRole('button', { name: /zainab@example.com.* کا دعوت نامہ واپس لیں/ }).click();
    await page.getByText('واپس لے لیا گیا').waitFor();
    expect(host.posted.get('/organization/cancel-invitation')).toEqual({ invitationId: 'i1' });
  });

  test('a toast that comes between takes no press away, and the end of the page is not under it', async () => {
    const { page } = await open('/organization/members', () => undefined);
    const held: (() => void)[] = [];
    await page.route('**/api/auth/organization/invite-member', async (route) => {
      await new Promise<void>((resolve) => {
        held.push(resolve);
      });
      await route.fulfill({ json: {} });
    });
    const resend = page.getByRole('button', { name: /zainab@example.com.* کو دوبارہ بھیجیں/ });
    await resend.click();
    await expect.poll(() => held.length).toBe(1);
    const leave = page.getByRole('button', { name: 'ادارہ چھوڑیں' });
    await leave.evaluate((button) => scrollBy(0, button.getBoundingClientRect().bottom - innerHeight + 30));
    const box = await leave.boundingBox();
    if (!box) throw new Error('the button is not on the screen');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    held[0]?.();
    const toast = page.locator('.toast');
    const edges = () =>
      toast.evaluate((card) => [card.getBoundingClientRect().top, card.getBoundingClientRect().bottom] as const);
    await toast.waitFor();
    await expect.poll(async () => (await edges())[0] < y && (await edges())[1] > y).toBe(true);
    await page.mouse.up();
    await page.getByRole('dialog').getByRole('button', { name: 'منسوخ کریں' }).click();
    await closed(page.getByRole('dialog'));

    await resend.click();
    await expect.poll(() => held.length).toBe(2);
    held[1]?.();
    await toast.last().waitFor();
    const room = await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      const top = document.querySelector('.toast')?.getBoundingClientRect().top ?? 0;
      return top - (document.querySelector('footer')?.getBoundingClientRect().bottom ?? 0);
    });
    expect(room).toBeGreaterThan(0);
  });

  test('an administrator is offered nothing against an owner, a member nothing against anybody', async () => {
    const { page, host } = await open('/organization/members', (fake) => {
      fake.role = 'admin';
    });
    await page.getByRole('button', { name: /Danish.* کو ہٹائیں/ }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Bilal/ }).count()).toBe(0);
    host.role = 'member';
    await page.reload();
    await page.getByText('danish@example.com').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /Danish|دعوت/ }).count()).toBe(0);
    await expect.poll(() => page.getByText('zainab@example.com').count()).toBe(0);
  });

  test('the last owner is told why leaving is refused', async () => {
    const { page } = await open('/organization/members', ({ auth }) => {
      auth.set('/organization/leave', { status: 403, body: wireError('LAST_OWNER', 'forbidden', 'auth.error.last-owner') });
    });
    await page.getByRole('button', { name: 'ادارہ چھوڑیں' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'ادارہ چھوڑیں' }).click();
    await page.getByRole('alert').getByText('کم از کم ایک مالک').waitFor();
  });

  test('the invited person sees who asks for what, and joins', async () => {
    const { page, host } = await open('/invitation/i1', ({ auth }) => {
      auth.set('/organization/get-invitation', { status: 200, body: offer });
    });
    await page.getByText('Sitara Foods').waitFor();
    await page.getByText('owner@example.com').waitFor();
    await page.getByText('کردار: منتظم').waitFor();
    host.auth.set('/organization/get-invitation', gone);
    await page.getByRole('button', { name: 'دعوت قبول کریں' }).click();
    await page.getByRole('heading', { name: 'Note screen' }).waitFor();
    expect(host.posted.get('/organization/accept-invitation')).toEqual({ invitationId: 'i1' });
  });

  test('a visitor learns nothing and comes back after the sign-in', async () => {
    const { page, host } = await open('/invitation/i1', (fake) => {
      fake.signedIn = false;
      fake.auth.set('/organization/get-invitation', { status: 200, body: offer });
    });
    await page.getByRole('main').getByRole('link', { name: 'لاگ اِن کریں' }).click();
    expect(host.posted.has('/organization/get-invitation')).toBe(false);
    await expect.poll(() => page.getByLabel('ای میل').inputValue()).toBe('');
    await page.getByLabel('ای میل').fill('zainab@example.com');
    await page.getByRole('textbox', { name: 'پاس ورڈ' }).fill('lahore-karachi-gilgit');
    await page.getByRole('main').getByRole('button', { name: 'لاگ اِن کریں', exact: true }).click();
    await page.getByRole('button', { name: 'دعوت قبول کریں' }).waitFor();
  });

  test('an invitation that is gone says so and leads to another account', async () => {
    const { page } = await open('/invitation/i1', ({ auth }) => auth.set('/organization/get-invitation', gone));
    await page.getByText('یہ دعوت نامہ استعمال ہو چکا ہے').waitFor();
    await page.getByText('demo@example.com').waitFor();
    await page.getByRole('button', { name: 'دوسرے اکاؤنٹ سے لاگ اِن کریں' }).click();
    await page.getByLabel('ای میل').waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toBe('/invitation/i1');
  });

  test('an invitation id that nobody could have made is asked for as it stands, and refused in words', async () => {
    const odd = '%D8%AF%20%3F%23%25';
    const { page } = await open(`/invitation/${odd}`, ({ auth }) => auth.set('/organization/get-invitation', gone));
    await page.getByText('یہ دعوت نامہ استعمال ہو چکا ہے').waitFor();
    await page.evaluate(() => history.pushState(null, '', '/invitation/%'));
    await page.getByText('یہ دعوت نامہ استعمال ہو چکا ہے').waitFor();
    await page.getByRole('button', { name: 'دوسرے اکاؤنٹ سے لاگ اِن کریں' }).click();
    await page.getByLabel('ای میل').waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toBe('/invitation/%25');
  });

  test('a join link that was cut keeps what came of it, through the sign-in', async () => {
    const { page, host } = await open('/join#%', (fake) => {
      fake.signedIn = false;
    });
    await page.getByRole('main').getByRole('link', { name: 'لاگ اِن کریں' }).waitFor();
    host.signedIn = true;
    await page.reload();
    await expect.poll(() => page.getByLabel('کوڈ').inputValue()).toBe('%');
  });

  test('the demo is started over by who may, after a question', async () => {
    const { page, host } = await open('/settings', (host) => {
      host.demo = true;
    });
    const action = { name: 'ڈیمو نئے سرے سے شروع کریں' };
    await page.getByRole('main').getByRole('button', action).click();
    const dialog = page.getByRole('dialog', action);
    await dialog.getByRole('button', { name: 'منسوخ کریں' }).click();
    expect(host.resets).toBe(0);
    await page.getByRole('main').getByRole('button', action).click();
    await dialog.getByRole('button', action).click();
    await page.getByText('ڈیمو نئے سرے سے شروع ہو گیا ہے').waitFor();
    await closed(dialog);
    expect(host.resets).toBe(1);

    host.role = 'member';
    await page.reload();
    await page.getByRole('heading', { name: 'ڈیمو', exact: true }).waitFor();
    expect(await page.getByRole('main').getByRole('button', action).count()).toBe(0);
    host.demo = false;
    await page.reload();
    await page.getByRole('heading', { name: 'پاس ورڈ' }).waitFor();
    expect(await page.getByRole('heading', { name: 'ڈیمو', exact: true }).count()).toBe(0);
  });
});
