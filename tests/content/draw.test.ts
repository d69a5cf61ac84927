import { describe, expect, test } from 'vitest';
import { conditionInWords } from '../../src/content/words/condition-words.ts';
import { drawSvg } from '../../src/content/author/draw.ts';
import { shippedGuide } from '../helpers.ts';

const { content } = shippedGuide();
const flowOf = (id: string) => content.flows.find(({ flow }) => flow.id === id)?.flow;

test.each([
  ['stage == "lapsed" && barrier == "cost"', 'status = tidak aktif atau menunggak dan yang memberatkan = biaya'],
  ['!consented || low_data', 'tidak sudah setuju atau tanpa gambar'],
  ['household_size >= 4', 'jumlah orang di kartu keluarga ≥ 4'],
  ['months > arrears.max_months', 'months > 24'],
])('the condition %s reads "%s"', (condition, words) => {
  expect(conditionInWords(condition, content.words)).toBe(words);
});

describe('the picture of a flow', () => {
  test.each(['next_step', 'story_farmer', 'profile', 'menu'])('%s: every text fits into its box', async (id) => {
    const flow = flowOf(id);
    if (!flow) throw new Error(id);
    const svg = await drawSvg(flow, content.words);
    const boxes = svg.match(/<g id="node[\s\S]*?<\/g>/g) ?? [];
    expect(boxes.length).toBeGreaterThanOrEqual(flow.steps.length);
    for (const box of boxes) {
      const outline = /(?:points|d)="([^"]+)"/.exec(box)?.[1] ?? '';
      const across = [...outline.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map(([, x]) => Number(x));
      const lines = [...box.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
        (text ?? '').replace(/&#?\w+;/g, '.'),
      );
      if (across.length === 0) continue;
      const width = Math.max(...across) - Math.min(...across);
      // Six points a letter at eleven points: the widest of the usual sans-serif fonts, on average.
      for (const line of lines) expect(line.length * 6, line).toBeLessThanOrEqual(width);
    }
  });

  test('names conditions in words, and where it begins and ends', async () => {
    const flow = flowOf('next_step');
    const svg = flow ? await drawSvg(flow, content.words) : '';
    expect(svg).toContain('dan yang memberatkan');
    expect(svg).toContain('>mulai<');
    expect(svg).toContain('>selesai<');
    expect(svg).not.toContain('syarat');
  });
});
