/** Where WhatsApp keeps encrypted files: takes uploads, hands them out again. Plain HTTP on loopback. */
import { createServer } from 'node:http';

export async function mediaServer() {
  const files = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        files.set(path, Buffer.concat(chunks));
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ url: `http://${host()}${path}`, direct_path: path }));
      });
      return;
    }
    const file = files.get(path);
    response.statusCode = file ? 200 : 404;
    response.end(file);
  });
  const host = () => {
    const address = server.address();
    return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host,
    put: (path: string, bytes: Buffer) => void files.set(path, bytes),
    get: (path: string) => files.get(path),
    count: () => files.size,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
