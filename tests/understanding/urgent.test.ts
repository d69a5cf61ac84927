import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadGuide } from '../../src/live-guide.ts';
import type { Guide } from '../../src/turn/guide.ts';
import { readHuman } from '../../src/understanding/human.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let guide: Guide;
beforeAll(() => {
  guide = loadGuide(ROOT, Date.UTC(2026, 10, 23)).guide;
});

const FOR_A_HUMAN = [
  'ngomong sama orang aja bisa?',
  'nyuwun tulung dipun dampingi',
  'mau bicara sama petugasnya',
  'bisa telpon saya ga',
  'tolong telpon saya pak',
  'ada nomor yg bs ditelpon org nya?',
  'aku pengen takon wong langsung',
  'saya mau ngobrol sama manusia',
  'sama orang dong jangan robot',
  'jawab pake orang bisa ga',
  'robot mulu, mana orangnya',
  'mana adminnya',
  'min tolong dong bantu saya',
  'kulo mboten mudeng, nyuwun dipun bantu',
  'saged nyuwun pitulungan tiyang?',
  'wonten tiyang ingkang saged mbiyantu mboten',
  'nyuwun sewu, kulo badhe matur kaliyan petugas',
  'dipun tuntun saged mboten pak',
  'aku ra paham blas tulungi',
  'tulungana aku',
  'tulung aku ra ngerti carane',
  'saya buta huruf tolong dibantu',
  'ga bisa baca panjang2, minta dijelasin orang',
  'ada mbak2 yg bs jelasin ga',
  'mau curhat masalah bpjs saya sama orang',
  'tolong hubungi saya',
  'hubungi saya dong',
  'saya butuh bantuan orang',
  'pengen ketemu langsung sama pendampingnya',
  'pendampingnya mana',
  'kapan saya bisa ketemu pendamping',
  'bs minta didampingin ga ke kantor bpjs',
  'temenin saya ke kantor bpjs dong',
  'anterin daftar bisa?',
  'ada yg bisa dateng ke rumah?',
  'minta tolong diuruskan',
  'bisa bantu uruskan bpjs saya',
  'jawabanmu ga nyambung, mau ke orang',
  'ganti orang aja',
  'cs nya mana',
  'live agent',
  'tolong sambungin',
  'sambungkan ke kader',
  'mau konsultasi langsung',
  'konsultasi sama ahlinya bisa?',
  'aku njaluk dikancani',
  'kancani aku ngurus bpjs',
  'nyuwun tulung',
  'minta pertolongan',
  'help me',
  'bisa minta nomor wa pendamping',
  'aku arep omong karo wong',
  'kulo badhe wicantenan kaliyan tiyang',
  'nyuwun ngendikan kaliyan petugas',
  'nyuwun dipun telpon',
  'mbok aku ditelpon wae',
  'gaptek saya, dibantu orang dong',
  'bisa dipandu orang?',
  'pandu saya dong pak',
  'tolong ajari saya',
  'ajarin dong',
  'saya takut salah, ada yg nemenin?',
  'maaf bisa sama orang beneran aja',
  'pengen dijelaske langsung karo petugase',
  'kulo nyuwun dipun terangaken kaliyan tiyang',
  'ra mudeng aku mas, tulung',
  'tolong diarahin pak saya ga tau apa2',
  'mau minta didatengin petugas',
  'apa ada yg bisa nemenin ke puskesmas',
  'udah lah mau ngomong aja sama orangnya',
  'saya tidak bisa baca tulis mohon bantuan',
  'capek sama robot',
  'bisa disambungin ke mbak pendamping ga',
  'sampun mumet kulo, nyuwun pitulungan',
  'boleh telepon aja ga lebih jelas',
  'mboten saged maos, nyuwun dipun bacaaken',
  'saya pengen ada yang dampingi',
];
test.each(FOR_A_HUMAN)('"%s" asks for a human', (text) => {
  expect(guide.questions(text)[0]).toMatchObject({ action: 'handoff', topic: 'pendamping', emergency: false });
});

/** Nobody is asked for: somebody is offered beside what is said. */
const LOST = [
  'ga ngerti mumet',
  'bingung aku harus gimana',
  'pusing bacanya',
  'saya nyerah',
  'gak paham2 dari tadi',
  'dari tadi ga nyambung jawabannya',
];
test.each(LOST)('"%s" sounds lost', (text) => {
  expect(readHuman(text).wish).toBe('lost');
});

const NOT_FOR_A_HUMAN = [
  'kader itu siapa',
  'petugas bpjs minta otp',
  'petugas rs galak lapor kemana',
  'nomor call center bpjs',
  'cara daftar bpjs',
  'apa itu pendamping',
  'petugas loket ga ramah',
  'ada org ngaku petugas bpjs',
  'bisa bayar lewat kader?',
  'bantuan pemerintah buat iuran',
  'iuran kelas 3 berapa',
  'siapa yang bisa daftar',
  'kamu petugas bpjs ya?',
  'kamu robot ya',
  'bansos bpjs',
  'tolong ingatkan saya bayar',
  'tolong hapus data saya',
  'saya bingung pilih kelas berapa',
  'bingung mau daftar lewat mana',
  'orang tua saya ga bisa hp',
  'bisa bantu apa aja',
  'petugas puskesmas minta uang',
  'dibantu pemerintah iurannya?',
];
test.each(NOT_FOR_A_HUMAN)('"%s" is a question, no call for a human', (text) => {
  expect(guide.questions(text)[0]?.action).not.toBe('handoff');
});

const EMERGENCIES = [
  'bapak saya sesak napas',
  'kecelakaan parah',
  'anak sy kejang2',
  'tolong ibu pingsan',
  'istri pendarahan hebat',
  'simbah ora iso ambegan',
  'bapak sesek ambegan',
  'ibu kulo semaput',
  'anakku kejang pak piye iki',
  'tangga kulo ketabrak truk',
  'suami ga sadarkan diri',
  'tetangga bunuh diri',
  'anak minum racun tikus',
  'kesetrum listrik tolong',
  'kecelakaan di depan rumah',
  'darurat tolong',
  'gawat pak',
  'bayi saya biru ga nangis',
  'bayi saya panas tinggi kejang',
  'adik saya digigit ular',
  'kena serangan jantung',
  'bapak dadanya sakit banget',
  'mbah jatuh kepalanya berdarah',
  'jatuh dari pohon ga bisa gerak',
  'stroke mendadak mulutnya mencong',
  'bapak mendadak lumpuh sebelah',
  'istri saya mau melahirkan sekarang ketubannya pecah',
  'air ketuban pecah gimana ini',
  'bapak muntah darah',
  'anak tenggelam di sumur',
  'kebakaran, luka bakar',
  'napasnya berhenti',
  'nafase megap megap',
  'ibuk sesek nafas kudu piye',
  'bapak kena stroke harus dibawa kemana',
  'anak saya keselek ga bisa napas',
  'keracunan makanan sekeluarga muntah semua',
  'tolong bapak saya sekarat',
  'darahnya ga berhenti keluar',
  'tangan kepotong mesin darah banyak',
  'kulo nyuwun tulung, bapak semaput',
  'pak bapak kulo ambruk mboten eling',
  'anakku panas banget kejang kejang',
  'mbah putri semaput neng kamar mandi',
  'suami saya dada kiri nyeri keringat dingin',
  'ibu saya ga bangun2 dari tadi',
  'ada orang ketabrak depan rumah darahnya banyak',
  'istri hamil pendarahan',
  'anak kesiram air panas',
  'adek keselek biji salak',
  'bapak ngomongnya jadi pelo mendadak',
  'tolong tetangga saya gantung diri',
  'bayiku ora nangis, awake biru',
  'nafas ibu tinggal satu satu',
  'minum obat banyak banget mau mati',
  'jatuh dari genteng ga bergerak',
];
test.each(EMERGENCIES)('"%s" is an emergency', (text) => {
  expect(guide.questions(text)[0]).toMatchObject({ action: 'handoff', topic: 'igd', emergency: true });
});

const QUESTIONS_ABOUT_DANGER = [
  'sesak napas bs lgsg ke rs mana aja?',
  'sesak nafas apakah ditanggung',
  'kalau pingsan boleh langsung igd?',
  'stroke ditanggung bpjs ga',
  'obat asma sesak napas gratis?',
  'kecelakaan motor siapa yang bayar',
  'kejang demam anak dicover bpjs?',
  'serangan jantung masuk igd perlu rujukan?',
  'kecelakaan kerja ditanggung?',
  'pendarahan saat hamil ditanggung ga',
  'terapi stroke dapat berapa kali',
  'melahirkan ketuban pecah dini ditanggung?',
  'keracunan makanan ditanggung bpjs?',
  'gawat darurat itu apa saja',
  'apa saja yang termasuk darurat',
  'kriteria gawat darurat',
  'ambulans gawat darurat bayar?',
  'jatuh dari motor ditanggung',
  'bapak dulu pernah stroke bisa daftar?',
  'saya punya penyakit kejang dari kecil bisa ikut bpjs',
  'ibu saya stroke ga bisa jalan siapa yang urus bpjs',
  'operasi jantung bapak ditanggung ga',
  'gigitan ular ditanggung?',
  'luka bakar dicover?',
  'bpjs bapak saya mati',
  'bapak saya meninggal kecelakaan dapat santunan?',
  'kartu saya kritis mau mati wkwk',
];
test.each(QUESTIONS_ABOUT_DANGER)('"%s" is a question, no emergency', (text) => {
  expect(guide.questions(text)[0]?.emergency).toBe(false);
});

test.each([
  'harga gabah sekarang',
  'cara bikin tempe',
  'bayar listrik lewat apa',
  'cara ganti foto ktp',
  'cerita dong',
])('"%s" is not about JKN and is not answered', (text) => {
  expect(guide.questions(text)[0]).toMatchObject({ action: 'fallback', topic: null, outside: true });
});

test('a question that names a danger says so, for the answer to begin with what to do now', () => {
  expect(guide.questions('kejang demam anak dicover bpjs?')[0]?.danger).toBe(true);
  expect(guide.questions('iuran kelas 3 berapa')[0]?.danger).toBe(false);
});
