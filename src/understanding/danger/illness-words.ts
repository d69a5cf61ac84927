/** Illness that may turn into danger, and how bad it is. A class of words a line; see `lexicon.ts`. */
export const ILLNESS_WORDS = {
  fever: 'panas demam meriang benter sumeng panass damam badanpanas suhu fever angek hangat muriang paneh',
  high: 'tinggi 39 40 41 42 pisan banget sanget bgt hebat terus nian sekali kali bana nemen turun ngicip',
  delirium: `ngigau mengigau ngigo meracau ngelantur mengigo ngaco ngomyang haok ngalindur nglindur ngoceh halu
    takajuik kagetan linglung`,
  rash: 'bintik bercak bintikbintik merah gusi kulit ruam totol',
  stiff: 'kaku kaku-kaku tegang heuras',
  shiver: 'menggigil ngigil nggigil gigil ngadegdeg manggigia',
  dengue: 'dbd demamberdarah trombosit dengue trombositnya dengi db',
  drop: 'drop turun anjlok rendah ngedrop menurun jeblok',
  runs: `mencret diare menceret muntaber murus mising beser menceret2 bocor muntahmencret cirit manceret miceret
    diarenya kolera bujal disentri muncret mencretmencret berak-berak beol bocorbocor`,
  vomit: `muntah mutah utah muntahmuntah mutahmutah utahutah muntah2 ngolek wutah muntahberak ngelepeh mual-muntah
    ngutah`,
  urine: 'kencing pipis uyuh nguyuh kiih bak',
  dry: 'kering tangis cekung keriput garing keciput tuhur',
  sugar: 'gula gulo gulanya gulodarah guladarah insulin',
  diabetes: 'diabetes kencingmanis sakitgula dm guladarah gula',
  lowsugar: 'hipoglikemi hipoglikemia hipo ngedrop drop rendah',
  hypo: 'hipoglikemi hipoglikemia',
  extreme: 'hi high',
  shaky: `gemetar gemeteran gemeter geter menggigil gemetaran ngadegdeg keringatdingin keringetan kringetan keringatan
    bingung ngaco ngantuk`,
  pale: 'pucat pucet pucat2 pias sepa pucek pucatt puciak putih-pasi pasi',
  many: '10 12 15 20 11 13 14 puluhan terus berkali bolakbalik air',
  walk: `jalan berdiri duduk berjalan ngadeg mlaku mapah leumpang digerakkan gerak digerakin jalanin bajalan tegak
    bangkit tagak mlampah`,
  dialysis: 'cucidarah hd ginjal hemodialisa',
  severeword: `banget sekali hebat parah pisan sanget bgt nemen kali bana luar puol pol bgtt amat melilit
    setengahmati bangat nian banar sangat sungguh saking kelewat ampun bangeet parahnya poll temen tenan bats`,
  endured: 'kuat tahan ketahan nahan kiat',
  urgentword: 'darurat gawat emergency sos emergensi gawatdarurat',
  help: `tolong tulung tulungi ditulungi tulong tlg tlong pertolongan pitulungan help selamatkan bantu tolonglah tolongin
    tulungan tolonga`,
  towering: 'hi',
  hernia: 'burut hernia kondor turunberok',
  condition: 'kondisi keadaan kondisinya keadaannya kaayaan kahanan kahanane',
  worse: 'memburuk drop ngedrop parah menurun kritis jelek turun anjlok',
} as const;
