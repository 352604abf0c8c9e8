/** What Node itself can do: the same few bytes, without anything of ours. Says its address. */
import { createServer } from 'node:http';

const body = JSON.stringify({ result: { data: null } });
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
