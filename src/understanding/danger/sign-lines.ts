/**
 * One line a sign: grade, name, then classes with the number of words that may stand between; `~2` in either order, `|`
 * is or. After the grade `f` marks what is often figurative, `p` what needs a person, `w` what people plan,
 * `d` a wish to die.
 */
export const SIGN_LINES = `
3  no breath          not 2 breath
3f gasping            gasp
3f hard breath        breath 3 breathbad
3f hard breath        hard 1 breath
3f noisy breath       breath ~3 noise
2f tight              tight
2  noisy chest        chest ~3 noise
3  blue               blue ~2 baby|face|body
3  blue               kin 3 blue
3  flaring nose       nose 1 flareout
3  asthma             asthma ~5 flare
3f asthma             asthma ~3 breath
3  asthma             asthma ~6 gasp
2  asthma             asthma ~4 severeword
2  asthma             asthma ~4 noise
3f faint              faint
3f not awake          not 2 aware
3  not awake          roused ~2 not 2 weakaware|aware
3  not awake          roused 2 silent
2p no answer          not 1 weakaware
3  still fetus        fetus 3 not 2 weakaware
3  snores, not awake  nosnore ~4 not ~3 aware
2p worse              condition 3 worse
2  weak               weak ~5 not 1 able 1 walk|aware
2  weak               weak ~5 not 2 aware
2f dying              dying
3  no pulse           pulse ~3 not
2  cold body          body ~3 cold 8 pale|not
2  cold body          pale ~8 cold
3f fit                surefit
3  fit                step ~6 kin
3  fit                chronicfit ~5 flare|not|now
3  fit                chronicfit ~3 fit
3  foam               face ~2 foam
3  eyes turn          eye 3 white
3  crooked face       face ~3 crooked
3  crooked face       kin ~4 surecrooked
3  slurred            slur ~4 speech
3  slurred            sudden ~5 speech ~3 not 1 clear
3  slurred            speech 2 not 1 clear ~8 limb|half
2p no speech          not 1 able 1 speech
3  crooked face       face ~4 not 2 smile
3  less awake         mind ~1 lessaware
2  no feeling         limb ~2 not 2 feel
3  half the body      half ~4 numb
3  half the body      limb 3 numb 4 half
3  suddenly           sudden ~3 paralysed
2  suddenly           sudden ~3 pain
2  suddenly no speech sudden ~3 not ~2 speech
2  stroke             stroke
2  stroke             kin 2 receipt
2p limb fails         limb ~4 not 2 lifted
3  suddenly           sudden ~4 not 2 lifted
2p limb fails         limb ~3 numb
3f chest pain         realchest ~4 pain
2  clutched chest     clutch 1 realchest
2f chest pain         chest ~3 pain
2f chest pain         realheart ~3 pain
3  chest pain         realheart|chest ~4 pain ~4 limb
3f heart stops        realheart|pulse 2 stopped
3f heart attack       heartattack
2  cold sweat         coldsweat
2f heart races        realheart ~4 palps
3  arm and jaw        limb ~4 pain ~6 jaws
3f goes blind         sight ~4 dark ~3 sudden|half
2  head pain, vomits  head ~5 vomit
2f head pain          head 1 pain ~3 severeword
3f bleeding           bleeding
3f blood flows        blood ~3 flow
3  bloody             blood ~2 limb|head|eye|wound|face|throat
3  blood from inside  outof ~3 blood
3  black stool        outof ~2 black
3  pregnant, bleeding preg ~9 blood|spot|bleeding
3  pregnant, fit      preg ~12 fit
3  pregnant, dizzy    preg ~10 blurry
2  pregnant, pain     preg ~8 pain
2  pregnant, faint    preg ~8 weak
2  pregnant, pressure preg ~6 pressure ~6 pain|blurry|swell
2  pregnant, fever    preg ~5 fever ~3 high|shiver
3  spotting           belly ~4 pain ~8 spot|fleck
2  spotting           flow ~2 fleck
2  vomits, pregnant   preg ~8 vomit ~6 not|weak|many
3  still fetus        preg|fetus ~8 not 2 feel ~3 weakaware
3  still fetus        fetus ~4 lessaware 3 weakaware
2  spotting           spot 3 preg
3  waters broke       surewaters ~4 broke
3  waters broke       waters 3 broke
2  waters             surewaters
3w birth now          labour ~4 now
2  birth near         opened
3  birth near         opened ~2 complete
3  waters             preg ~10 fluid ~3 flow|broke
3  birth now          labour ~6 push
3  birth on the way   labour ~3 road
2  birth now          push ~5 minutes
2w birth wanted       wish 1 labour
2  birth wanted       wife 2 push
3  birth              push ~8 preg
2  birth              push 6 born
3  birth on the way   born 2 road
3  birth              wish 1 push
3  head is seen       head 2 baby 3 seen
3  birth              brojol
3  placenta stays     placenta ~4 not
3  after birth        after 1 labour ~12 blood|bleeding|fever|shiver|fit|faint|blurry|delirium
3  placenta stays     placenta ~4 inside
3  after birth        nifas ~4 blood|bleeding|fever
3  heavy bleeding     pad ~5 blood|bleeding|miscarry|flow 5 soaked|ten
3  heavy bleeding     pad ~8 miscarry|labour
3  heavy bleeding     blood ~5 pad 3 soaked
2  miscarriage        miscarry
3  baby blue          baby ~3 blue
2  yellow             body|eye ~2 yellow
2  baby yellow        baby ~3 yellow
3  baby yellow        yellow ~6 weak|drink
3  baby not drinking  baby ~8 not 2 drink
2  child not drinking child ~6 not 2 drink
3  not crying         baby ~6 not 1 cry
2  baby silent        baby ~6 silent
3  not crying         born 4 not 1 cry
3  baby weak          baby ~8 weak
2  baby fever         baby ~4 fever
3  baby fever         baby ~5 fever ~2 high
2  baby cold          baby ~6 cold
3  baby breath        breath ~3 sunken
3  baby breath        chest ~3 sunken
2  foundling          baby ~3 found
3  breech             fetus ~5 breech ~12 surewaters|labour|push
2  cord               cord ~3 pus
3  cut off            limb ~3 lost
3  cut off            kin 2 lost 2 limb
3f cut off            lost ~1 tool
3  cut off            vessel 2 lost
3  machine            limb ~3 hit ~2 tool
3  machine            limb|eye ~2 tool
2  machine            kin|self 3 hit 1 tool
3  wound              wound ~3 severe
3  wound              wound ~3 limb|head|face
3  bone shows         shownbone ~4 seen
2  broken             limb|bone ~3 broken
2  head hit           head ~3 knock
3  head hit           head ~3 knock 6 vomit|slur|weak
3  eye hurt           eye 2 eyehit
2  eye hurt           eyehit 2 eye
3f crushed            crush
3f stabbed            stab
2f stabbed            hit 1 tool 6 limb|belly
2  beaten             beaten
2  hurt               hurt
2  threatened         threat 3 kill
2  rage               rage ~4 tool
2  wound opens        scar ~3 gaping
2  raped              rape
2  robbed             robbed
3  beaten             beaten ~5 blood|bleeding|not|wound
3  fallen             fall|jtiba ~10 blood|bleeding|vomit|faint|broken|knock
3  fallen             fall 8 not 2 aware|weakaware|walk
2  fallen             fall ~5 height|wetroom
2  fallen             jtiba 1 from 2 height|wetroom
1f fallen             kin 2 fall
2  crash              crash
2  crash              struck 1 vehicle
3  crash              vehicle ~2 upside
3f burnt              burn
3  scalded            spill ~3 hotstuff
3  scalded            limb|body|child ~3 spill
3  blast              explode
2  house fire         blaze
3f shocked            shock
3  shocked            struck 1 current
3f drowned            drown
3f drowned            child 4 into 2 water
2f drowned            kin 3 into 1 water
3  bitten             bite ~2 beast
3  bitten             struck 1 beast
2  bitten             beast 2 rabid
3f poisoned           surepoisoned
3  swallowed          swallow 3 poison
3  swallowed          child 4 swallow 1 coin
3  swallowed          child 5 lodged 2 smallthing
3  swallowed          lodged 2 smallthing ~4 nose|throat
3  drunk poison       drunk ~6 vomit|faint|blurry|not|weak|paralysed
3  bad food           mushroom|swallow ~7 vomit
3f overdose           overdose
3  overdose           swallow 2 remedy ~4 toomuch
3  overdose           swallow 3 ten ~2 pills
2  gas                struck 1 gas
3  gas                gas ~8 faint|tight
3f choking            choke
3  throat closes      throat ~3 narrow
3  throat closes      tool|poison ~3 narrow ~2 throat
3  swollen face       face|eye ~3 swell
2  swollen            allergy ~5 swell
3  allergy            allergy ~6 tight|gasp
3  allergy            after|swallow 2 remedy 6 tight|gasp|swell
1  fever              fever ~2 high
1  fever              child 2 fever
3  fever with signs   fever ~10 delirium|stiff|rash|shiver|bleeding
2  fever, weak        fever ~8 weak
3  fever, no drink    fever ~8 not 2 drink
2  fever, vomits      fever ~6 vomit
2  dengue             dengue ~8 drop|weak|vomit|bleeding|cold|shiver
2  dengue             dengue ~3 high
3  confused           sudden ~4 delirium
3  stiff neck         throat ~2 stiff
3  lockjaw            jaw ~2 stiff
3  dried out          runs|vomit ~12 weak|sunken
3  dried out          runs|vomit|fever ~14 dry
2  dried out          runs|vomit 6 many
3  dried out          runs|vomit ~10 not ~2 drink|urine
1  dried out          runs|vomit
2  no urine           urine 1 not 1 flow
2  no urine           not 2 urine
3  sugar              sugar ~5 weak|shaky|drop
2  sugar              sugar ~3 extreme
3  sugar              lowsugar ~3 shaky
3  sugar              diabetes ~6 not 1 aware
2f sugar              hypo
2f belly pain         belly ~3 pain ~3 severeword
3  belly pain         belly ~4 pain ~6 not 1 walk
3  belly pain         belly ~3 hardened ~6 severeword|pain
2  rupture            hernia ~6 pain|vomit
3  belly pain         belly ~3 stiff
2  unbearable         pain ~4 not 1 endured
2  missed dialysis    dialysis ~8 tight|weak|swell
2  weak               weak ~2 shaky
2  pressure           pressure ~3 towering
2  little air         oxygen ~3 drop|extreme|not
1  weak               weak ~3 severeword
1  weak               kin 3 weak
1  pale               pale
1  dried out          vomit ~3 many
2  somebody in danger urgentword ~3 kin
3d suicide            selfharm
3d wish to die        wish 2 die
3d end of life        end 3 life
3d end of life        quit 2 life
3d rope               hold 1 rope
3d end of life        wish ~2 end
3d no life            not 2 endure 2 life
3d useless life       not 2 useless 3 life
3d useless life       life 3 not 2 useless
3d useless life       life ~3 vain
2d weary of life      weary 1 life
3d for ever           wish 3 ever
3d follow             wish 1 follow ~3 departed
3d leap               wish 2 leap 4 leapplace
3d leap               wish 2 leap
3d wish to die        self 1 die 1 just
3d no waking          not 1 endure 1 wake
2d hopeless           hopeless
2d a burden           self 3 burdened
3d poison             wish 2 swallow 2 poison
3d cutting            cut ~3 limb
3d vanish             wish 1 vanish
3d not in the world   not 2 world
2d what for           buatapa 1 life
2d poison at hand     self 4 hold 1 poison
3d leave              leave 2 world
`;
