/** The product's icons, by name. They are drawn in the text colour; those that point are mirrored in right-to-left text. */
import ArrowForward from 'lucide-react/icons/arrow-right';
import Building from 'lucide-react/icons/building-2';
import Calculator from 'lucide-react/icons/calculator';
import CalendarDays from 'lucide-react/icons/calendar-days';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronBack from 'lucide-react/icons/chevron-left';
import ChevronForward from 'lucide-react/icons/chevron-right';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CircleX from 'lucide-react/icons/circle-x';
import Columns from 'lucide-react/icons/columns-3';
import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import More from 'lucide-react/icons/ellipsis';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import FileText from 'lucide-react/icons/file-text';
import House from 'lucide-react/icons/house';
import List from 'lucide-react/icons/list';
import LogOut from 'lucide-react/icons/log-out';
import Mail from 'lucide-react/icons/mail';
import MenuLines from 'lucide-react/icons/menu';
import Pencil from 'lucide-react/icons/pencil';
import Plus from 'lucide-react/icons/plus';
import Printer from 'lucide-react/icons/printer';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Scale from 'lucide-react/icons/scale';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Search from 'lucide-react/icons/search';
import Settings from 'lucide-react/icons/settings';
import Trash from 'lucide-react/icons/trash-2';
import User from 'lucide-react/icons/user';
import WifiOff from 'lucide-react/icons/wifi-off';
import X from 'lucide-react/icons/x';
import { cx } from './internal/cx.ts';

const icons = {
  'arrow-forward': ArrowForward,
  building: Building,
  calculator: Calculator,
  calendar: CalendarDays,
  check: Check,
  'chevron-down': ChevronDown,
  'chevron-back': ChevronBack,
  'chevron-forward': ChevronForward,
  attention: CircleAlert,
  passed: CircleCheck,
  help: CircleHelp,
  refused: CircleX,
  compare: Columns,
  copy: Copy,
  download: Download,
  eye: Eye,
  'eye-off': EyeOff,
  document: FileText,
  home: House,
  list: List,
  'sign-out': LogOut,
  mail: Mail,
  menu: MenuLines,
  more: More,
  edit: Pencil,
  add: Plus,
  print: Printer,
  undo: RotateCcw,
  scale: Scale,
  search: Search,
  display: SlidersHorizontal,
  settings: Settings,
  delete: Trash,
  user: User,
  offline: WifiOff,
  close: X,
} as const;

export type IconName = keyof typeof icons;

const pointing: ReadonlySet<IconName> = new Set([
  'arrow-forward',
  'chevron-forward',
  'chevron-back',
  'undo',
  'sign-out',
  'list',
]);

/** Whether a name (of a navigation entry, say) is one of ours. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(icons, name);
}

export interface IconProps {
  readonly name: IconName;
  /** Edge in pixels at normal text size; 20 when absent. */
  readonly size?: number;
  /** Read out instead of being skipped. */
  readonly label?: string;
  readonly className?: string;
}

export function Icon({ name, size = 20, label, className }: IconProps) {
  const Drawing = icons[name];
  return (
    <Drawing
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      strokeWidth={1.75}
      className={cx('shrink-0', pointing.has(name) && 'rtl:-scale-x-100', className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
