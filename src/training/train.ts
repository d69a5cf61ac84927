import { writeModel } from '../understanding/model-file.ts';
import { trainModel, type Phrase } from '../understanding/train/train-model.ts';

/** A process of its own that learns and ends: phrases come as JSON on stdin, the model goes to stdout. */
const parts: Buffer[] = [];
for await (const part of process.stdin) if (Buffer.isBuffer(part)) parts.push(part);
const given: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
process.stdout.write(writeModel(trainModel(Array.isArray(given) ? given.filter(isPhrase) : [])));

function isPhrase(value: unknown): value is Phrase {
  return typeof value === 'object' && value !== null && 'text' in value && 'label' in value;
}
