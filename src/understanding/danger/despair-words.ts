/** How people say that they wish to die. A class of words a line; see `lexicon.ts`. */
export const DESPAIR_WORDS = {
  wish: `mau ingin pengen pgn pengin pgen kepengen kepengin pingin hoyong arep badhe ajeng mo mw kepingin hayang
    nio nak pingen rencana niat berniat pengn nekat mending mendingan baik baiknya kudu ngin handak mendhing
    terpikir kepikiran berpikir mikir nyoba mencoba ngancam mengancam penak enakan`,
  die: 'mati maot modar meninggal pejah matek tewas metong mampus koit paeh wafat mangkat mokad',
  selfharm: `bunuhdiri gantungdiri menyakitidiri nyakitindiri suicide ngendat kendat nglalu gantung nggantung
    bunuhdirinya melukaidiri bundir bunder`,
  leap: `lompat terjun loncat nyemplung nabrakin lompatin terjunin nyebur luncat locat malompek tabrakin menabrakkan
    nyeburin`,
  leapplace: 'jembatan gedung kali sungai rel kereta jurang sumur lantai laut jalan truk tower balkon flyover',
  cut: 'nyayat sayat menyayat iris nyilet motong ngiris mengiris silet',
  life: 'hidup urip hirup idup kehidupan gesang hiduik iduik',
  end: `akhiri mengakhiri ngakhiri akhirin ngakhirin nyudahi menyudahi mungkasi diakhiri habisi selesaikan
    menghabisi sudahi rampungke ngakhire mungkas putus`,
  endure: 'kuat sanggup tahan mau ingin sudi pengen arep hoyong pengin kiat betah gelem',
  useless: 'guna berguna gunanya arti artinya berarti tujuan harapan gunane berharga ada',
  vain: 'sia percuma hampa muspra tiada',
  weary: 'capek bosan lelah cape muak males bosen kesel jenuh sayah wegah malas benci putusasa',
  follow: 'nyusul menyusul susul ikut nyusulin',
  departed: 'almarhum almarhumah alm surga akhirat tuhan baka',
  vanish: 'menghilang lenyap musnah hilang ngilang',
  ever: 'selamanya selawase salawasna saumurna selama-lamanya salamonyo',
  just: 'aja saja wae ae bae weh mah ajalah',
  wake: 'bangun tangi hudang gugah melek',
  hopeless: 'putusasa depresi',
  burdened: 'beban',
  leave: 'pergi ninggalkan ninggalin meninggalkan pamit ngilang menghilang hilang lunga',
  world: 'dunia donya dunya',
  rope: 'tali',
  hold: 'pegang megang siapin nyiapin siapkan naruh',
  quit: 'udahan udahin sudahan udahi nyudahin ngudahin sudahin bubaran',
  buatapa: 'buatapa',
} as const;
