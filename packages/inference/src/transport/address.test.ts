import { describe, expect, test } from 'vitest';
import { checkHost, isAllowedPeer } from './address.ts';

const url = (text: string): URL => new URL(text);

describe('hosts that may be configured', () => {
  test.each([
    ['http://127.0.0.1:8080/v1', []],
    ['http://localhost:8080/v1', []],
    ['http://[::1]:8080/v1', []],
    ['http://[::ffff:127.0.0.1]/v1', []],
    ['http://2130706433/v1', []],
    ['http://0x7f.1/v1', []],
    ['https://127.8.9.10/v1', []],
    ['http://192.168.1.20:8000/v1', ['192.168.1.20']],
    ['http://gpu.lan:8000/v1', ['10.0.0.5', 'fd00::5']],
    ['https://inference.example/v1', ['203.0.113.7']],
  ])('%s with %j', (text, addresses) => {
    expect(() => checkHost(url(text), addresses)).not.toThrow();
  });
});

describe('hosts that are refused', () => {
  test.each([
    ['a name that is not listed', 'https://api.example/v1', []],
    ['an address that is not listed', 'http://192.168.1.20/v1', []],
    ['another address than the listed one', 'http://192.168.1.20/v1', ['192.168.1.21']],
    ['a name that only sounds local', 'http://localhost.example/v1', []],
    ['the metadata service, listed', 'http://169.254.169.254/v1', ['169.254.169.254']],
    ['a name, with the metadata service listed', 'http://meta.example/v1', ['169.254.169.254']],
    ['the metadata service behind NAT64', 'https://meta.example/v1', ['64:ff9b::a9fe:a9fe']],
    ['the metadata service behind 6to4', 'https://meta.example/v1', ['2002:a9fe:a9fe::1']],
    ['link-local IPv6', 'http://[fe80::1]/v1', ['fe80::1']],
    ['any address', 'http://0.0.0.0:8080/v1', []],
    ['any address of IPv6', 'http://[::]:8080/v1', []],
    ['multicast', 'http://224.0.0.1/v1', ['224.0.0.1']],
    ['a public address without TLS', 'http://inference.example/v1', ['203.0.113.7']],
  ])('%s: %s with %j', (_, text, addresses) => {
    expect(() => checkHost(url(text), addresses)).toThrowError(
      expect.objectContaining({ code: 'tier_denied', retryable: false }),
    );
  });
});

describe('who answered', () => {
  test.each([
    ['http://localhost/v1', [], '127.0.0.1', true],
    ['http://localhost/v1', [], '::1', true],
    ['http://localhost/v1', [], '::ffff:127.0.0.1', true],
    ['http://localhost/v1', [], '192.168.1.20', false],
    ['http://localhost/v1', ['192.168.1.20'], '192.168.1.20', false],
    ['http://gpu.lan/v1', ['10.0.0.5'], '10.0.0.5', true],
    ['http://gpu.lan/v1', ['10.0.0.5'], '::ffff:10.0.0.5', true],
    ['http://gpu.lan/v1', ['10.0.0.5'], '10.0.0.6', false],
    ['http://gpu.lan/v1', ['10.0.0.5'], '127.0.0.1', false],
    ['http://gpu.lan/v1', ['10.0.0.5'], '169.254.169.254', false],
    ['http://gpu.lan/v1', ['10.0.0.5'], undefined, false],
    ['http://gpu.lan/v1', ['100.100.100.200'], '100.100.100.200', false],
    ['http://gpu.lan/v1', ['fd00:ec2::254'], 'fd00:ec2::254', false],
  ])('%s with %j from %s: %s', (text, addresses, peer, allowed) => {
    expect(isAllowedPeer(url(text), addresses, peer)).toBe(allowed);
  });
});

describe('sources of files', () => {
  const allowed = (text: string, addresses: readonly string[], peer: string) =>
    isAllowedPeer(url(text), addresses, peer, 'download');

  test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('may be at %s, over https', (peer) => {
    expect(allowed('https://files.example/a', [], peer)).toBe(true);
    expect(allowed('https://files.example/a', ['9.9.9.9'], peer)).toBe(false);
  });

  test.each([
    '127.0.0.1',
    '::1',
    '10.0.0.1',
    '192.168.1.1',
    'fd00::1',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '100.64.0.1',
    '192.0.2.1',
    '240.0.0.1',
    '::7f00:1',
    '0.0.0.0',
  ])('may not be at %s', (peer) => {
    expect(allowed('https://files.example/a', [], peer)).toBe(false);
  });

  test.each([
    ['http://files.example/', []],
    ['https://10.0.0.1/', []],
    ['https://169.254.169.254/', ['169.254.169.254']],
    ['http://files.example/', ['8.8.8.8']],
  ])('are refused as %s with %j', (text, addresses) => {
    expect(() => checkHost(url(text), addresses, 'download')).toThrowError(expect.objectContaining({ code: 'tier_denied' }));
  });

  test.each([
    ['https://files.example/', []],
    ['https://8.8.8.8/', []],
    ['http://127.0.0.1:8080/', []],
    ['http://files.lan/', ['10.0.0.5']],
  ])('are taken as %s with %j', (text, addresses) => {
    expect(() => checkHost(url(text), addresses, 'download')).not.toThrow();
  });
});
