/** Pregnancy, birth and the first weeks. A class of words a line; see `lexicon.ts`. */
export const BIRTH_WORDS = {
  labour: `lahiran melahirkan ngelahirin nglairake nglairke babaran bersalin ngalahirkeun mbrojol melairkan partus beranak
    lairan ngalahirkan malahirkan melahirin nglahirke manak lahirin mbabar lahir melahirken ngajuru`,
  born: 'brojol mbrojol lahir keluar nongol metu',
  brojol: 'brojol mbrojol',
  push: 'mules kontraksi bukaan ngeden mules2 mulas kenceng2 kencengkenceng',
  opened: 'bukaan pembukaan',
  complete: 'lengkap penuh genap 10 8 9 7 sepuluh delapan sembilan',
  waters: 'ketuban kawah ketubannya tuban',
  surewaters: 'ketuban tuban',
  fluid: 'air cairan banyu cai lendir ayia',
  broke:
    'pecah rembes merembes keluar bocor habis hijau ijo bedah kluar keruh ngrembes metu ngocor kering bobol peupeus',
  placenta: 'ariari plasenta uriuri tembuni placenta',
  after: 'habis abis setelah sesudah selesai bar sawise selepas bakda pasca baru nembe nifas kakara',
  nifas: 'nifas postpartum partum',
  miscarry: 'keguguran',
  seen: 'kelihatan keliatan nongol keluar nyembul katingali ketok metu nampak katon',
  pressure: 'preeklampsia preeklamsia eklampsia pre-eklampsia hipertensi tensi',
  blurry: 'kabur kunang burem buram gelap peteng pusing',
  blue: 'biru kebiruan membiru bulao kebiru kebirubiruan biruu birubiru biro mbiru ngabiru',
  yellow: 'kuning koneng kuniang menguning',
  drink: `nyusu menyusu nenen netek nete asi susu mimik mimi minum nyusoni ngombe nginum menetek menyusui ngedot
    dot nyusui nginem mamam makan nesep nyesep nyonyot nenenin nyusune nyusuin minumasi nyoso nisep susunya nyonyo
    inom`,
  cry: 'nangis menangis ceurik muwun nanges manangih bersuara suara bunyi oek nangisnya tangisan',
  weak: `lemas lemes lungse lunglai lemah letih loyo leuleus lamah lameh leumpeuh lemezz ngantuk lungkrah
    ngelumpruk lumah lamas lunge lemess nglumpruk leuleuy lemeh ponyo letai`,
  cold: 'dingin adem tiis atis atrep membeku',
  sunken: 'cekung celong',
  cord: 'tali puser pusar puseran',
  pus: 'nanah bau bernanah keluar menonjol nongol',
  road: 'jalan motor mobil angkot becak ojek perahu taksi bis dalan taxi kapal pikap',
  found: 'nemu ditemukan dibuang nemuin menemukan manggih nemokke',
  breech: 'sungsang melintang kaki duluan',
  fleck: 'flek ngeflek nyeplek',
  silent: 'diam diem diemm meneng anteng sunyi jempling',
  pad: 'pembalut pampers softex popok kasur sprei seprai sarung',
  soaked: 'penuh basah tembus ganti kuyup kebanjiran',
  minutes: 'menit mnt',
  each: 'tiap setiap per saben',
  inside: 'dalam dalem njero jero nyangkut',
} as const;
