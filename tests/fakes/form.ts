import type { FastifyRequest } from 'fastify';

/** Reads an upload: JSON fields as values, files as bytes in the place of the field that names them. */
export async function readForm(request: FastifyRequest, body: Buffer): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const fields = new Map<string, unknown>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') fields.set(name, Buffer.from(await value.arrayBuffer()));
    else fields.set(name, /^[{[]/.test(value) ? JSON.parse(value) : value);
  }
  for (const [name, value] of fields) {
    if (typeof value !== 'string' || !value.startsWith('attach://')) continue;
    fields.set(name, fields.get(value.slice(9)));
    fields.delete(value.slice(9));
  }
  return Object.fromEntries(fields);
}
