/** Parts of the body, pain, breath, consciousness, stroke, heart and blood. A class of words a line; see `lexicon.ts`. */
export const BODY_WORDS = {
  chest: 'dada dado jaja jantung dd ulu uluhati',
  realchest: 'dada dado jaja dd',
  head: 'kepala sirah hulu pala utek kapala mastaka palo jidat otak',
  face: 'mulut mulud bibir muka wajah cangkem lambe lambai sungut biwir rai mulutnyo bibia muko pipi lidah',
  limb: `tangan kaki jari lengan jempol betis suku sikil leungeun telunjuk kuping hidung asta samparan ramo drijimu driji
    paha pupu kelingking telapak lutut tumit kulit pergelangan bahu punggung pinggang tuur ceker siku leher kemaluan
    burung titit telinga ceuli`,
  bone: 'tulang balung',
  eye: 'mata mripat panon soca moto',
  sight: 'pandangan penglihatan mata mripat panon',
  belly: 'perut weteng beuteung padaharan waduk lambung paruik parut',
  throat: 'tenggorokan kerongkongan gulu tikoro leher tenggorok kerongkong',
  body: `badan awak tubuh kulit kuku salira bibir muka tangan kaki jari wajah mulut kepala lidah badane awake ujung`,
  jaw: 'rahang mulut leher',
  jaws: 'rahang gigi',
  breath: `napas nafas nfs nps ambegan ambekan ambeg ambek rengap ngarenghap renghap renghapan angok napeh
    bernapas bernafas nyowo nafasnyo pernapasan pernafasan engap engapan rengapan ambegipun napasipun hinak
    bahinak nyaba anyaba anyabe nyabe ngambekan ambekane nafase napase bapasnya napes nafes ampikan hosana marhosa
    nyen angkihan nyawa`,
  gasp: `megap tersengal sengal ngosngosan ngos engap eungap ngap sengalsengal menggos menggeh megapmegap asfiksia
    tercekik kecekik cekek krenggosan ngongsrong ngahegak ngahegap menggehmenggeh`,
  tight: 'nyesek nyeseknya sesak sesek sasak sesk seseg sesag ssk ampeg sesakk sosak sasek sesaknafas sasa sesa',
  breathbad: `berhenti brenti hilang ilang putus susah sulit berat pendek pende cepat cepet sesak sesek megap sisa
    tersisa kari tinggal satu siji senin kamis kemis ngap lambat habis pelan mandek tersengal sengal engap bunyi
    grok ngik terganggu abot angel angek hese tersendat pendak ngos setunggal kantun merintih ngerintih`,
  hard: 'susah sulit berat kesulitan hese abot angel sukar payah susahh',
  noise: 'grok ngik ngok mengi bunyi ngrok ngorok gurgel merintih ngerintih',
  nosnore: 'ngorok',
  asthma: 'asma bengek mengi asthma sesek sesak ppok',
  flare: 'kumat kambuh kambueh kumatan parah serangan berat hebat mempan kumek kambuhan',
  faint: `pingsan pinsan semaput klenger klengar kapiuhan kapaehan koma ambruk pangsan pengsan kojor ngageblag kesadaran
    kelenger kumarep ambruak pangling ngerebahan pinsang rabah tumbang rebah roboh ngglimpang ngagolepak golepak`,
  aware: `sadar sadarkan sadarkeun eling eleng bangun dibangunkan dibangunin bangunin tangi ditangekke wungu gugah
    digugah hudang sasadar melek dibangunke digugahi jago jagoan emut enget sadarin siuman nyadar dibangunno
    tangek tangeng nyedar metangi enten`,
  weakaware: `respon merespon nyaut nyahut jawab menjawab gerak bergerak obah ngobah usik bergeming gerakin
    digerakin digerakkan mengerak bergrak sumaur nyauri reaksi bereaksi nendang tendang nendangnya`,
  mind: 'kesadaran kesadarannya',
  lessaware: 'menurun berkurang hilang turun',
  dying: 'sekarat sakaratul sekaratul naza kritis sakarat sekarot',
  pulse: 'nadi denyut detak',
  fit: `kejang kjang kajang kejet kejetkejet kelojotan kelojot menggelepar gelepar mendelik berbusa kejangkejang step
    setep stip kejat celeng sawan kejangan ngejang kajet kajangkeun kekejangan`,
  surefit: `kejang kjang kajang kejet kelojotan kelojot menggelepar gelepar mendelik berbusa kejat kekejangan kajet tagang`,
  step: 'step setep stip sawan',
  chronicfit: 'ayan epilepsi',
  foam: 'busa berbusa umpluk buih',
  white: 'putih molotot melotot mendelik ndelik bodas putiah mandelong kosong',
  crooked: `mencong perot miring mencang moncong peyot merot menceng mengsol mereng miriang pencong pelo turun ngesot
    bengkok jatuh cadel asimetris simetris`,
  surecrooked: 'mencong perot peyot merot mengsol pencong pelo menceng asimetris',
  slur: 'pelo cadel kacau ngaco ngawur celat meracau ngoceh',
  speech: `ngomong bicara omong ngendikan ngobrol ngomongnya ucapan omongan nyarita wicantenan berbicara mangecek bacarito
    bicaro`,
  smile: 'senyum tersenyum nyengir',
  stroke: 'stroke strok setruk setrok stroek',
  receipt: 'struk',
  half: 'separuh setengah sebelah separo sabeulah satengah sapalih sabalah',
  numb: 'lumpuh lemas lemes mati kaku baal kebas lumpueh matirasa kesemutan kelumpuhan lumpuah',
  paralysed: 'lumpuh buta bisu kaku ambruk lemas lemes ambrol pingsan kejang lumpuah',
  sudden: 'mendadak dumadakan ujug ujugujug ngadadak dadakan tibatiba',
  feel: 'rasa kerasa terasa rasane karasa',
  pain: `sakit nyeri loro lara gerah nyerinyo saki perih ditindih ketindih ditekan diremas ditusuk sesak sesek ampeg
    berat tembus nyelekit sasak remuk panas sakik senut nyut kenceng cekot mules melilit kram nyeuri diremes
    tertekan ngilu linu atit cenat sake`,
  heartattack: 'anginduduk seranganjantung jantungan',
  coldsweat: 'keringatdingin gembrobyos',
  palps: 'kenceng kencang berhenti berdebar debar deg lemah cepet cepat',
  realheart: 'jantung',
  blood: 'darah getih gatih rah drah darahe daroh dara godah',
  bleeding: `pendarahan perdarahan berdarah mimisan bleeding pendarah berdarahdarah perdarah ngaluarkeungetih hemoragi
    dadarah badarah pendrahan`,
  flow: `ngocor ngucur mengucur deras muncrat mancur banyak kathah akeh terus teros gumpalan segar keluar metu
    medal kaluar mandheg mandeg berenti brenti berhenti basah netes mengalir ngalir loba banjir bercucuran kucur
    ngocorr kalua kaluah mancua menetes bnyk trus hebat seliter seember muncrut ambrol mangucur mampet mampek
    pampet netesin rembes merembes mancer deres gembrobos kocor`,
  spot: 'flek ngeflek bercak',
  outof: 'muntah batuk berak bab kencing pipis mutah ngising kiih beol meludah ngeludah utah',
  black: 'hitam item ireng hideung kopi',
  dark: 'gelap buta peteng kabur hitam poek burem',
  lifted: 'bertenaga angkat diangkat digerakkan genggam menggenggam ngangkat kuat diangkatnya digerakno ngakat tenaga',
  oxygen: 'saturasi spo2 oksigen satur',
  able: 'bisa iso saged tiasa bs dapek sanggup isa biso',
  hardened: 'keras kenceng kencang atos tegang teuas kaku',
  stopped: 'berhenti mandek mandeg brenti stop eureun',
  roused: `dibangunkan dibangunin digugah dibangunke dipanggil dipanggilin dipanggili diceluk ditepuk dicubit
    digoyang digoyangkan ditabok dicolek dioyagke panggil`,
  nose: 'hidung idung irung cuping',
  flareout: 'kembangkempis',
  clear: 'jelas genah nyambung',
  clutch: 'pegang megang megangi megangin pegangin nyekel nyekeli',
} as const;
