/** Answers every request with one permission set: what a call costs beside it is the client's. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = JSON.stringify({
  PermissionSet: {
    Name: 'ReadOnly',
    PermissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
    CreatedDate: 1_700_000_000,
    SessionDuration: 'PT8H',
  },
});

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'r-1' };
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
