export interface Poster {
  readonly id: string;
  readonly title: string;
  readonly colour: string;
  /** Facts by name, as in a dialogue. */
  readonly lines: readonly string[];
}

export const POSTERS: readonly Poster[] = [
  {
    id: 'benefits',
    title: 'Cara berobat',
    colour: '#0b6e4f',
    lines: [
      'Sakit biasa: ke puskesmas, klinik, atau dokter yang tercatat di kartu.',
      'Perlu dokter ahli: minta surat rujukan ke rumah sakit.',
      'Gawat: langsung ke IGD terdekat, tanpa rujukan.',
      'Cukup bawa KTP.',
    ],
  },
  {
    id: 'registering',
    title: 'Cara mendaftar',
    colour: '#1f5fa8',
    lines: [
      'Siapkan KTP, Kartu Keluarga, dan buku tabungan.',
      'Daftar lewat Mobile JKN, WhatsApp PANDAWA {contact.pandawa}, atau telepon {contact.care_center}.',
      'Semua orang di satu KK, kelas yang sama.',
      'Bayar pertama mulai {registration.first_pay_from}, paling lambat {registration.first_pay_until}.',
    ],
  },
  {
    id: 'paying',
    title: 'Bayar iuran',
    colour: '#a85b00',
    lines: [
      'Kelas 3: {dues.class3} per orang tiap bulan.',
      'Paling lambat tanggal {dues.day}.',
      'Bisa di bank, minimarket, kantor pos, atau autodebit (potong rekening otomatis).',
      'Simpan bukti bayar.',
    ],
  },
  {
    id: 'arrears',
    title: 'Kalau menunggak',
    colour: '#7a3f98',
    lines: [
      'Yang ditagih paling banyak {arrears.max_months} bulan, ditambah bulan ini.',
      'Tidak ada denda telat bayar.',
      'Rawat inap dalam {fine.window} setelah aktif lagi bisa kena denda layanan.',
      'Berat? Tanyakan cicilan REHAB ke {contact.care_center}.',
    ],
  },
  {
    id: 'emergency',
    title: 'Keadaan gawat',
    colour: '#b3261e',
    lines: [
      'Langsung ke IGD rumah sakit terdekat.',
      'Rumah sakit mana saja, tanpa surat rujukan.',
      'Telepon {contact.emergency} kalau perlu bantuan.',
      'Jangan menunggu puskesmas buka.',
    ],
  },
];
