import { writeModel } from '../understanding/model-file.ts';
import { learn, type LessonPhrases } from '../understanding/train/lessons.ts';

/** A process of its own that learns and ends: phrases come as JSON on stdin, the model goes to stdout. */
const parts: Buffer[] = [];
for await (const part of process.stdin) if (Buffer.isBuffer(part)) parts.push(part);
const given: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
process.stdout.write(writeModel(learn(isLessons(given) ? given : { questions: [], wishes: [] })));

function isLessons(value: unknown): value is LessonPhrases {
  return typeof value === 'object' && value !== null && 'questions' in value && 'wishes' in value;
}
