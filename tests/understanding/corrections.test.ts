import { describe, expect, test } from 'vitest';
import { readAgreement } from '../../src/understanding/agreement.ts';
import { readCorrection } from '../../src/understanding/corrections.ts';

const NOW = Date.UTC(2026, 10, 25, 5);

/** A correction in few words: `undo`, `people:5`, `whom:mother`; `none`. */
function read(text: string): string {
  const found = readCorrection(text, NOW, 'Asia/Jakarta');
  switch (found?.kind) {
    case undefined:
      return 'none';
    case 'undo':
    case 'unstop':
      return found.kind;
    case 'whom':
      return `whom:${found.whom}`;
    case 'facts':
      return Object.entries(found.facts)
        .map(([fact, value]) => `${fact}:${JSON.stringify(value).replaceAll('"', '')}`)
        .join();
    default:
      return found satisfies never;
  }
}

const CORRECTIONS: readonly (readonly [string, string])[] = [
  ['eh belum', 'undo'],
  ['belum ding', 'undo'],
  ['eh salah', 'undo'],
  ['eh belum bayar ding', 'undo'],
  ['maaf belum daftar ternyata', 'undo'],
  ['salah, belum kok', 'undo'],
  ['keliru', 'undo'],
  ['KELIRU', 'undo'],
  ['tadi salah pencet', 'undo'],
  ['durung ding', 'undo'],
  ['eh durung mbayar mas', 'undo'],
  ['batalin yang tadi', 'undo'],
  ['maaf kak salah ketik', 'undo'],
  ['bukan begitu', 'undo'],
  ['maksudnya belum bayar', 'undo'],
  ['waduh salah jawab aku', 'undo'],
  ['eh maaf tadi salah', 'undo'],
  ['yang tadi keliru bu', 'undo'],
  ['ternyata belum lunas', 'undo'],
  ['eh tacan ding', 'undo'],
  ['sori belum', 'undo'],
  ['eh jangan berhenti', 'unstop'],
  ['ga jadi berhenti', 'unstop'],
  ['batal stop', 'unstop'],
  ['eh jangan stop dulu', 'unstop'],
  ['ora sido mandeg', 'unstop'],
  ['saya bukan mau berhenti', 'unstop'],
  ['maaf tidak jadi berhenti kak', 'unstop'],
  ['ingatkan saya lagi', 'unstop'],
  ['nyalakan lagi', 'unstop'],
  ['ganti nama jadi bu titin', 'name:Bu Titin'],
  ['mau ganti nama jadi bu titin', 'name:Bu Titin'],
  ['nama saya salah, yang benar Pak Joko', 'name:Pak Joko'],
  ['bukan bu tini, bu titin', 'name:Bu Titin'],
  ['tolong ubah panggilan saya jadi Mas Bayu', 'name:Mas Bayu'],
  ['eh nama saya Siti Aminah', 'name:Siti Aminah'],
  ['salah nama, harusnya Warni', 'name:Warni'],
  ['namanya salah kak, panggil aja Mbak Rina', 'name:Mbak Rina'],
  ['ganti panggilan jadi Kang Asep ya', 'name:Kang Asep'],
  ['salah, 5 orang', 'people:5'],
  ['eh salah mas 4 orang kok bukan 11', 'people:4'],
  ['maksud saya 6 orang', 'people:6'],
  ['bukan 4 orang tapi 5', 'people:5'],
  ['bukan 4, tapi 5 orang', 'people:5'],
  ['ralat, keluarga saya 3 orang', 'people:3'],
  ['eh keliru, berempat', 'people:4'],
  ['salah bu, saya suami sama anak 2', 'people:4'],
  ['eh bukan kelas 1, kelas 3', 'class:3'],
  ['ralat kelas 2', 'class:2'],
  ['salah, kelas tiga maksudnya', 'class:3'],
  ['bukan kelas 2 tapi kelas 3', 'class:3'],
  ['bukan petani, saya nelayan', 'work:fisher'],
  ['salah, saya tukang ojek', 'work:driver'],
  ['salah, nunggaknya 8 bulan', 'months:8'],
  ['bukan saya, ibu saya', 'whom:mother'],
  ['bukan saya kak, tapi bapak saya', 'whom:father'],
  ['bukan untuk saya, untuk anak saya', 'whom:child'],
];

const NONE = [
  'belum',
  'belum bayar',
  'salah siapa?',
  'saya salah daftar jadi mandiri',
  'data saya salah',
  'nama di kartu salah',
  'nama anak saya salah di kartu, cara ganti gimana',
  'ganti faskes',
  'ganti nomor hp',
  'mau ganti kelas',
  'ganti kelas 3 ke kelas 2 bisa?',
  'pindah kelas 2',
  'bukan peserta',
  'saya bukan pegawai',
  'jangan berhenti bayar',
  'berhenti',
  'stop',
  'sudah daftar',
  'eh sudah bayar',
  'eh mau tanya',
  'eh min iuran kelas 3 berapa',
  'maaf mau tanya',
  'maaf ganggu',
  'bukan mau bayar, mau berhenti autodebet',
  'belum daftar karena belum punya ktp',
  '4 orang',
  'kelas 3',
  'nama saya Siti',
  'panggil saya bu tini',
  'saya tidak jadi bayar',
  'gak jadi',
  'ga usah',
  'tidak',
  'salah satu anak saya sakit',
  'kalau salah bayar uangnya kembali?',
  'saya kira gratis ternyata bayar',
  'ternyata enak ya',
  'jangan',
  'bukan',
  'ganti',
  'ibu saya sakit',
  'orang tua bukan tanggungan',
  'nik saya salah',
  'data keluarga salah di mobile jkn',
  'belum ada kabar dari dinsos',
  'eh iya lupa',
  'oh gitu',
  'belum paham',
  'maaf belum paham',
  'eh belum ngerti',
  'jangan kirim pesan lagi',
  'sing bener piro kelas telu',
];

describe('a correction', () => {
  test.each(CORRECTIONS)('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(NONE)('"%s" is none', (text) => {
    expect(read(text)).toBe('none');
  });

  test('is read in no time, however long the text', () => {
    const from = performance.now();
    for (const text of [
      'eh salah '.repeat(500),
      `eh ${'jadi '.repeat(30)}`,
      'bukan saya '.repeat(14),
      'nama jadi '.repeat(15),
    ])
      read(text);
    expect(performance.now() - from).toBeLessThan(50);
  });
});

describe('an agreement', () => {
  test.each([
    'setuju',
    'saya setuju',
    'ya setuju aja deh',
    'eh tadi salah, saya setuju',
    'boleh disimpan',
    'mau disimpan datanya',
    'kulo setuju',
    'sarujuk teh',
  ])('"%s" is one', (text) => {
    expect(readAgreement(text)).toBe(true);
  });

  test.each([
    'tidak setuju',
    'setuju apa to mas',
    'kalau setuju gimana',
    'pbi saya disetujui',
    'setuju?',
    'boleh',
    'ya',
    'simpan struknya',
    'cara hapus data',
    'belum setuju',
    'saya setuju kalau gratis',
  ])('"%s" is none', (text) => {
    expect(readAgreement(text)).toBe(false);
  });
});
