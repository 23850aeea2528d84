import { expect, it } from 'vitest';
import { clientAddress, networkOf } from '../../src/http/client-address.ts';

const request = (forwarded?: string) => ({
  socket: { remoteAddress: '10.0.0.1' },
  headers: { 'x-forwarded-for': forwarded },
});

it.each([
  // Nobody is believed unless the configuration says so.
  [0, '203.0.113.7', '10.0.0.1'],
  [1, '203.0.113.7', '203.0.113.7'],
  // What a client puts before is not what the proxy saw.
  [1, '127.0.0.1, 203.0.113.7', '203.0.113.7'],
  [2, '127.0.0.1, 203.0.113.7, 198.51.100.1', '203.0.113.7'],
  [1, ' 2001:db8::1 ', '2001:db8::1'],
  [1, undefined, '10.0.0.1'],
  [1, '', '10.0.0.1'],
  [1, 'unknown', '10.0.0.1'],
  [3, '203.0.113.7', '10.0.0.1'],
])('behind %i proxies, X-Forwarded-For: %s is %s', (proxies, forwarded, address) => {
  expect(clientAddress(request(forwarded), proxies)).toBe(address);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8::2', '2001:db8:0:0'],
  ['2001:db8:1:2::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
