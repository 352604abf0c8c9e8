import { Button } from '../src/button.tsx';
import { Icon } from '../src/icon.tsx';
import { IconButton } from '../src/icon-button.tsx';
import { drawings, isIconName } from '../src/internal/icon-drawings.ts';
import { Link } from '../src/link.tsx';
import { Page, Section } from '../src/page.tsx';
import { StatusChip } from '../src/status-chip.tsx';
import { useSay } from './say.ts';

const iconNames = Object.keys(drawings).filter(isIconName);

export function Words() {
  const say = useSay();
  return (
    <Page
      title={say('A car on instalments', 'گاڑی قسطوں پر')}
      lead={say(
        'The price is agreed once. What you pay each month is profit and capital, and both are shown.',
        'قیمت ایک ہی بار طے ہوتی ہے۔ ہر مہینے آپ جو دیتے ہیں اس میں منافع اور اصل لاگت دونوں الگ دکھائی جاتی ہیں۔',
      )}
      actions={
        <>
          <Button tone="primary" icon="add">
            {say('New quotation', 'نئی کوٹیشن')}
          </Button>
          <Button icon="print">{say('Print', 'پرنٹ کریں')}</Button>
        </>
      }
      back={<Link href="/quotes">{say('All quotations', 'سب کوٹیشنیں')}</Link>}
    >
      <Section
        title={say('Rule checks', 'قواعد کی جانچ')}
        aside={<StatusChip tone="attention">{say('7 of 9 passed', '9 میں سے 7 پوری ہوئیں')}</StatusChip>}
      >
        <p className="max-w-text">
          {say(
            'Diminishing musharakah: the bank and you own the house together. You buy the bank’s units one by one and pay rent on those that are left.',
            'شرکتِ متناقصہ میں مکان بینک اور آپ کی مشترک ملکیت ہوتا ہے۔ آپ بینک کے یونٹ ایک ایک کر کے خریدتے ہیں اور باقی یونٹوں کا کرایہ دیتے ہیں۔',
          )}{' '}
          <Link href="/rules">{say('Read the rules', 'قواعد پڑھیں')}</Link>
        </p>
        <div className="flex flex-wrap items-center gap-3 pt-4">
          <Button tone="primary">{say('Save', 'محفوظ کریں')}</Button>
          <Button>{say('See the schedule', 'اقساط کا شیڈول دیکھیں')}</Button>
          <Button tone="quiet">{say('Not now', 'رہنے دیں')}</Button>
          <Button tone="danger" icon="delete">
            {say('Delete', 'حذف کریں')}
          </Button>
          <Button tone="primary" pending>
            {say('Saving…', 'محفوظ ہو رہا ہے…')}
          </Button>
          <Button tone="primary" disabled>
            {say('Save', 'محفوظ کریں')}
          </Button>
          <Button size="small">ایکسیسبیلٹی</Button>
          <IconButton icon="more" label={say('More', 'مزید')} />
        </div>
        <div className="flex flex-wrap items-center gap-3 pt-4">
          <StatusChip tone="passed">{say('Passed', 'پوری ہوئی')}</StatusChip>
          <StatusChip tone="attention">{say('Needs evidence', 'ثبوت درکار')}</StatusChip>
          <StatusChip tone="refusal">{say('Failed', 'پوری نہیں ہوئی')}</StatusChip>
          <StatusChip tone="neutral">SS8 4/6</StatusChip>
          <StatusChip tone="neutral">ایکسیسبیلٹی</StatusChip>
        </div>
        <div className="flex max-w-text flex-wrap gap-5 pt-6">
          {iconNames.map((name) => (
            <Icon key={name} name={name} size={24} label={name} />
          ))}
        </div>
      </Section>
    </Page>
  );
}
