/** Who suffers, and what a dialect calls them. A class of words a line; see `lexicon.ts`. */
export const WHO_WORDS = {
  kin: `bapak bapa bapake bpk ayah abah abi papa papi papih papah babe babeh apak abak ayahanda rama romo bokap
    bapae ibu ibuk mama mamah mamak mak emak ema amak umi bunda biyung simbok mbok nyokap nyak mace pace inang
    indo mami mamake biang anak lare budak bocah putra putri ank nak ade adek adik adiak adi ading kakak kaka
    kakang lanceuk akang teteh uda abang suami istri istriku bojo semah garwa pamajikan salaki bini laki swami
    istr mertua nenek kakek mbah simbah eyang embah aki nini opa oma datuk kakung cucu putu keponakan ponakan
    saudara sodara sedulur dulur teman temen kawan konco kanca rencang tetangga tonggo tatangga kerabat paman
    tante pacar bayi orok jabang balita baduta murid siswa cowok cewek keluarga mas kembar sepupu ipar besan pakde
    bude budhe pakdhe bibi dia ia beliau doi deknen amai ibunda enyak uwak yangkung yangti mbahkung mbahputri apo
    amang oom biyang emih ambu enin yugo rayi kangmas mbakyu pakne makne bune pakke mboke bapane ibune mande etek
    inyiak uniang ito oppung opung pahompu boru uma umak julak acil ambe anrik eppa ebo embu emba kae nyai binih
    rayat bape meme kurenan panak pekak dadong tete nene paitua maitua tanta ana inaq amaq papuq kanak senine
    semame aneuk lakoe ebak yai engkong encing encang mpok misua nyong tole genduk gendhuk ndhuk nduk thole bocil
    krucil bungsu sulung bapaknya ibunya papahku mamahku ortu ortuku menantu mantu paklik bulik pakpuh mbahnya
    embahku abuya umma ummi ayahku boyo adingku kakaku buyuang upiak ujang lake`,
  self: `saya aku gue gw gua kulo kula abdi kuring awak ambo den denai beta sa ane aye inyong q sy aq ak kami kita me
    akuh gwe urang hamba iyya`,
  folk: `ada depan onok wonten aya korban penumpang pasien orang wong tiyang urang jalma org tukang warga tamu
    pelanggan nelayan petani pekerja buruh kuli kernet sopir supir rekan sesorang seseorang jemaat pekerjaku
    tukangku karyawan`,
  baby: 'bayi orok jabang baby newborn neonatus bayik bayine bayinya orokna dedek debay jabangbayi bayiku bayike',
  child: `anak lare budak bocah balita baduta ank nak ade adek adik adiak adi putu cucu putra putri batita bayi
    orok tole ana panak kanak aneuk bocil krucil thole nduk genduk cah keponakan ponakan bungsu anakke buyuang
    upiak ujang`,
  wife: 'istri bojo semah garwa pamajikan bini istriku menantu mantu bumil istr ibu adik kakak anak saya aku',
  preg: `hamil meteng mbobot ngandhut ngandut kandungan bumil reuneuh kakandungan bunting kehamilan hml garbini bobot`,
  fetus: 'bayi janin kandungan orok gerakannya gerakan',
} as const;
