/** Wounds, accidents, violence, fire, water, animals, poison. A class of words a line; see `lexicon.ts`. */
export const INJURY_WORDS = {
  lost: `putus kepotong terpotong buntung copot hancur remuk kegiling kegergaji pedot protol teukteuk katugel tugel remek
    ancur kapotong kepenggal terpenggal lepas puntung hilang potol tergiling pegat`,
  tool: `mesin gergaji gerinda grinda chainsaw senso giling penggiling sabit arit cangkul pacul golok bedog parang pisau
    kapak gancu celurit las bor kaca beling paku seng kawat traktor perontok gram gunting besi pedang clurit bambu
    kampak linggis martil palu rantai kipas blender silet cutter tombak pancing kail baling mata kayu ladiang peso
    peda lading gergajian jarum rencong badik mandau`,
  hit: `kena keno masuk katuruban ketusuk tertusuk nusuk ketiban keinjek nginjek nginjak terinjak kejepit terjepit
    kegencet digiling kegiling tergencet tersangkut kesangkut ketarik tertarik kesayat tersayat kesabet teriris
    keiris ketancep nancep tertancap nyangkut kapacok kebacok katojos katindih kacugak kebeset kecugak tatusuak
    kasabet katempuh tekena kanai kenak terkena kecantol diserempet kecipratan kemasukan kecolok kejatuhan`,
  wound:
    'luka sobek robek tatu raheut kesobek robekan sowek luko raheutna lukanya soek tasobek bocor menganga koyak robekk',
  severe: 'dalam parah lebar menganga sobek besar dalem jero hebat serius banyak gede ambo',
  shownbone: 'daging tulang balung usus',
  broken: `patah cuklek putung cukleuk potong retak bengkok nonjol cengklek tikel patahan remuk pecah potek ceklek mleot pata`,
  knock: `bocor pecah kebentur kepentok terbentur benjol dipukul retak kejedot kejedug membentur kabentur dihantam
    dipukuli digebuk kesandung terantuk kepukul tabantua kabantur benjut kejeduk`,
  eyehit: `kena kecolok ketusuk kemasukan kecipratan pecahan berdarah tertusuk kelilipan keno ketempuh kacolok
    kecrat kecipat kebacok kelempar kanai terkena kenak kelilipen kecolek kecucuk kejugil percikan`,
  crush: `kejepit terjepit kegencet tergencet kegiles kelindes kelindas tergilas terlindas ketindih ketimpa tertimpa
    ketiban tertimbun ketimbun kejatuhan katindih ketimbunan ketindihan kejatohan terhimpit kurugan kelindesan
    digencet tagiliang tatimpo kegiling kaurug ditimpa karuruntuhan ketumbukan kecepit kejepret keplindes kacapit kagencet`,
  stab: `ditusuk ketusuk ketikam tikam ditikam dibacok kebacok bacok ditembak ketembak tertembak ditombak panah
    dipanah disabet dikampak kapacok ditujos digorok tembak tikaman bacokan terbacok dibacoki dibacokin dikapak
    tertikam tatikam dipanahi ditebas kebacokk diparang kadek kakadek tusuk tusuak ditusuak tikamanan busur peluru
    kepanah dipopor dibedil disangkur dicelurit ditojos kecelurit kacelurit`,
  beaten: `dipukul dipukuli dipukulin dikeroyok digebuki digebukin dianiaya disiksa dihajar mukulin mukuli dipukulinya
    ditampar ditendang digebug digebugan ditonjok digampar diinjak dihantam digebuk nggebuki nyiksa mukul menganiaya
    menyiksa hajar diajar dipukulindisundut ditabok dirajam diseret dicekik mencekik nyekik kdrt dihantem dipopor
    balangkah dipukua mukuliaku menghajar gebukin ngegebukin`,
  hurt: 'dilukai melukai terluka kelukaan dilukain ngelukain',
  rage: 'ngamuk mengamuk kalap ngacung nodong ngancam mengancam menodong',
  scar: 'jahitan bekas sesar caesar operasi',
  gaping: 'kebuka terbuka membuka nanah bernanah menganga',
  rape: 'diperkosa perkosa diperkosaan dirudapaksa diperkaos memperkosa dilecehkan dicabuli',
  robbed: 'dibegal kebegal dirampok kerampokan begal',
  fall: `jatuh jatoh dawah ragrag labuh jato jatu tumiba kepleset kpleset terpeleset tikosewad nyungsep kejengkang
    tijungkel njungkel terjatuh jatuah terperosok kejeblos jatoah terjun tigebrus nyemplung tigujubar titeuleum
    terjengkang geblag gubrag jatuhnyo kejatuh njungkir terjungkal kesandung terguling ngguling tipercosot
    tisolempet njlungup gabruk keplorot gogrok kepelecok tijongklok terpelanting terlempar gugur tisoledat
    tisoledet kajengkang njengkang ngglundung gebruk glundung dhawah geblak tibo njengking tigolong kejlungup
    kepelanting rubuh rebah nggeblak kejerembab tersungkur nyusruk gedubrak teguling teguleng kajongklok
    talenggang taguling`,
  jtiba: 'tiba tibo',
  from: 'dari saking soko tina ti saka dr kang neng ning nang wonten ing di',
  height: `pohon genteng genting atap lantai tangga motor sepeda truk kasur steger tebing jurang kuda wit tangkal kelapa
    kalapa loteng undakan undak ayunan gedung jembatan mobil ranjang dipan perahu kapal balkon tiang lt menara becak
    angkot batang ojek usuk plafon rumah tower lantai2 bubungan payon pager tembok kolam sumur perancah scaffolding
    durian pinang honda ketinggian tempattidur`,
  wetroom: 'jedhing jeding wc kamarmandi jamban toilet sumur dapur kulah',
  crash: `kecelakaan kecelakan tabrakan ketabrak katabrak tertabrak ditabrak nabrak tabrak menabrak keserempet
    kesrempet terserempet kesenggol kasenggol laka lakalantas tabarak terguling kebalik terbalik kacilakaan
    kacilakaaan katempuh ketrabas kecelakaanya ditubruk tubrukan ketubruk nubruk diseruduk kasrempet srempet
    diserempet tatabrak balanggar balangga tabrakanna kecelakaank sesrempetan kejungkel nyeruduk diterjang
    disambar`,
  vehicle: 'motor mobil truk bus angkot kereta truck treuk becak tronton pickup avanza bis kapal perahu oto',
  upside: 'kebalik terbalik terguling nyungsep masuk jungkir karam tenggelam guling tikusruk',
  burn: `kebakar terbakar kobong kabeuleum melepuh gosong kobongan luka-bakar kasurung tabaka kabakar kabeleum melocot
    mlocot lepuh lukabakar kobar mlonyoh terbakarr`,
  spill: `kesiram tersiram ketumpahan kecipratan kesembur disiram tersembur siram tumpahan keguyur terguyur kasiram
    kesiramin ketumplek ketumpah kacipratan tasiram kabanjur kesirem kesrempet tumpah kesiramnya cipratan`,
  hotstuff: `panas keras minyak kuah termos aspal api bensin uap air bakso cuka sayur kopi teh mendidih puanas lahar
    minyaknya lahangan raksa asam aki wedang banyu`,
  explode: 'meledak mledug mbledos njeblug mabledug meledug bitu ledakan njebluk mbledhos',
  blaze: 'kebakaran kahuruan kobongan terbakar',
  shock: `kesetrum tersetrum kesetrom setrum nyetrum kestrum kasetrum kesetrumi disetrum tersengatlistrik kecetrum
    kesentrum kesetru kesetrumnya kesetruman takarek`,
  current: `listrik strom petir aliran kilat setrum setrom strum gelap bledek bledeg gledek geledek halilintar kabel`,
  struck: `kena keno kesamber disambar tersambar kesambar kasamber kasambar kenak kanai disamber kasabet tersengat terkena
    sambar kesengat sengat kesengatan`,
  drown: `tenggelam kelelep kelem kalelep kecebur kecemplung tercebur tacemplung tabanam hanyut keseret kecebloss
    kacemplung tengelam keceblung kecegur kerem titeuleum tigejebur kejegur karam anyut palid keli tenggelem angslep
    tacebur kalarutan hanyuik kelelepan kececer klelep tercemplung nyebur terseret kaseret kasered`,
  bite: `digigit gigit dipatuk dicokot dipacok digegel dicatok dicakar disengat kasengat tersengat dientup kepatok
    kegigit nggigit kapacok sengat patuk gigitan nyokot dicatek diantup diseureud kena keno kenak kanai dicotok
    dikerkah dikokot dipathok kepathok digigik kesengat diserang diterkam dimangsa dicaplok menggigit matuk
    dipatok patok dipatuak dipagut gigi cakot nyakot dicakot kacakot`,
  beast: `ular ulo oray anjing asu kirik monyet kera kucing kalajengking tawon lebah lipan kelabang babi buaya
    pari uburubur ula kobra weling gogog bedul landak musang harimau beruang anjiang ulatbulu lebahnya odeng
    engang endas tokek kethek kunyuk boa belut lintah ubur tomcat kalajangking hiu biawak rabies sawer ulosawa`,
  rabid: 'gila edan rabies gelo gilo',
  surepoisoned: 'keracunan karacunan kracunan keracun overdosis',
  swallow: `minum nelan telan tertelan ketelan kesedot makan ngombe nginum ngemut kemasukan menelan nelen teleg
    diminum dimakan keminum keleg ngeleg mangan nenggak menenggak ditelan minumnyo kemakan termakan ngelek tatelan
    kaleeg ngahuapkeun ngagares nguntal kuntal diombe ketelen keombe dahar tuang nginem mamakan minumi tatalan
    katelen ketelak kamakan tekuntal anginum nginom`,
  poison: `racun baygon pestisida herbisida roundup minyaktanah bensin solar pemutih bayclin sabun karbol wipol
    porstex thinner tiner spiritus aki baterai batre jarum peniti kapur barus sianida potas potasium gramaxone
    gramoxone obatnyamuk obatserangga obattikus obathama kapurbarus detergen deterjen rinso molto kancing kelereng
    magnet racunnyo insektisida pembersih portas kiong obatrumput pewangi parfum metanol alkohol temix lannate
    furadan racuntikus gundu mur silet oli sampo shampo pelicin kaporit lem tinta cat sanitizer detol betadin
    spirtus minyakrem minyakkayuputih minyaktelon pengharum kecubung sitrun boraks merkuri batrei`,
  coin: 'uang koin kancing kelereng baterai',
  drunk: 'oplosan miras ciu arak tuak moonshine mendem metanol',
  mushroom: `jamur gadung bongkrek singkong kepiting tutut kerang buntal gogik jengkol kecubung tempe tape oncom
    sintren`,
  overdose: 'overdosis overdose',
  toomuch: 'banyak kebanyakan kelebihan sebotol sestrip semua sekaligus akeh sebungkus berlebihan satu',
  ten: 'sepuluh puluhan selusin belasan',
  pills: 'butir tablet pil kapsul strip kaplet biji obat',
  gas: 'gas asap karbit genset monoksida',
  choke: `keselek kesedak tersedak kasalabok kloloten kolodan kaselek kesalek keloloten kesangkut kesereten kesedek
    kacekek tasedak klolotan kasaladak cekik kalalangiran kaslek keslek tersangkut`,
  narrow: 'nyempit kesumbat tersumbat nyangkut bengkak menyempit mampet ketutup seret',
  swell: 'bengkak jontor bengep abuh bareuh membengkak aboh melentung sembab ngabareuhan bangkak busung bengka',
  allergy: 'alergi disuntik suntik sengat disengat tawon udang kacang lebah ikan seafood',
  into: 'masuk nyemplung jatuh kejeblos jatuah labuh ragrag dhawah',
  water: `sumur kolam kali sungai laut ombak balong walungan empang danau rawa got irigasi ember waduk bak selokan
    parit sumua kolan`,
  vessel: 'urat urek otot nadi tendon pembuluh',
  lodged: `kemasukan kemasukkan tertelan ketelan ketelen keleg kuntal kuntalan nelan nelen telan telen masukin
    nyumpel`,
  smallthing: `kacang manik manikmanik batu kerikil biji permen mainan lego magnet jagung duri peniti paku mur
    baut tutup cincin tulang pentul isi staples kelereng koin baterai batre kedelai`,
  kill: 'bunuh dibunuh ngebunuh membunuh mateni dipateni habisin',
  threat: 'mau ngancam ngancem ancam diancam mengancam arep dikejar ngejar mengejar',
} as const;
