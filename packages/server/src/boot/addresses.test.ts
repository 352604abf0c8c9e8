import { expect, test } from 'vitest';
import { addressesOf } from './addresses.ts';

const network = ['192.168.1.5', '10.0.0.7'];

test('on loopback only localhost and 127.0.0.1 may call', () => {
  expect(addressesOf({ HOST: '127.0.0.1', PUBLIC_URL: undefined }, 3000, network)).toEqual({
    publicUrl: new URL('http://localhost:3000'),
    trustedOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
    exposed: false,
    onLoopback: true,
    room: [],
  });
});

test('on the network the room is told the address, and its origin may call', () => {
  const { publicUrl, trustedOrigins, exposed, room } = addressesOf({ HOST: '0.0.0.0', PUBLIC_URL: undefined }, 8080, network);
  expect(publicUrl.href).toBe('http://192.168.1.5:8080/');
  expect(room).toEqual(['http://192.168.1.5:8080', 'http://10.0.0.7:8080']);
  expect(trustedOrigins).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080', ...room]);
  expect(exposed).toBe(true);
});

test('one address of the machine is not reached at localhost', () => {
  const { room, onLoopback } = addressesOf({ HOST: '10.0.0.7', PUBLIC_URL: undefined }, 3000, network);
  expect({ room, onLoopback }).toEqual({ room: ['http://10.0.0.7:3000'], onLoopback: false });
});

test('with PUBLIC_URL nothing else may call, and a laptop behind it is exposed', () => {
  const PUBLIC_URL = new URL('https://app.example.com');
  const addresses = addressesOf({ HOST: '127.0.0.1', PUBLIC_URL }, 3000, network);
  expect(addresses.trustedOrigins).toEqual(['https://app.example.com']);
  expect(addresses).toMatchObject({ exposed: true, onLoopback: false, room: [] });
});
