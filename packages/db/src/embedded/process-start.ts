/** Tells one process from another that later got the same pid. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from '../error-code.ts';

/** Whether a process with this pid exists, ours to signal or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** When the process began, as opaque text that is equal only for the same process; null when the system does not say. */
export function processStart(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStart(pid);
    return process.platform === 'win32' ? windowsStart(pid) : unixStart(pid);
  } catch {
    return null;
  }
}

/** Clock ticks since boot, and which boot. */
function linuxStart(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command, second field, stands in parentheses and may hold spaces: count from the last one. Start time is field 22.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return ticks ? `${boot} ${ticks}` : null;
}

function unixStart(pid: number): string | null {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim() || null;
}

function windowsStart(pid: number): string | null {
  const script = `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().Ticks`;
  return execFileSync('powershell', ['-NoProfile', '-Command', script], { encoding: 'utf8' }).trim() || null;
}
