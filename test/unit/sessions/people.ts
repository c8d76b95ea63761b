import type { Customer } from '../../../utils/sessions/session.ts';

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Chance = () => number;

export function oneOf<T>(all: readonly T[], chance: Chance): T {
  return all[Math.floor(chance() * all.length)] as T;
}

/** How people of one country are called. */
interface Culture {
  /** The most common names, the most common first. */
  given: string;
  family: string;
  /** What the rarer names are put together of: beginnings and ends, divided by a bar. */
  rareGiven: string;
  rareFamily: string;
  /** The share of people who bear one of the common names, in percent. Vietnam has a dozen family names, Sweden thousands. */
  commonGiven: number;
  commonFamily: number;
  order?: 'family-first' | 'no-space';
}

const cultures: Readonly<Record<string, Culture>> = {
  en: {
    given:
      'James Mary John Emma Michael Anna Will Sarah Mark Grace David Rose Robert Joy Daniel May Jack April Thomas Charlotte',
    family:
      'Smith Jones Williams Brown Taylor Davies Johnson Wilson Miller Moore King Wright Green Hill Young White Price Long Day Rich',
    rareGiven: 'Al Ber Cor Dar El Fen Gar Hol Ken Lin|vin ton nelius lene wood dall rick lis neth ford',
    rareFamily:
      'Ash Black Crow Dun Elm Farn Hart Lock Mar Thorn|worth bridge combe ley ham well stead field by ton',
    commonGiven: 40,
    commonFamily: 12,
  },
  de: {
    given: 'Anna Thomas Maria Michael Julia Andreas Sabine Stefan Petra Jürgen Jörg Monika Lukas Käthe Björn',
    family:
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Groß König',
    rareGiven: 'Diet Ger Her Lud Wal Ad Ot Sieg Win Wil|rich hard mann wig ter elbert linde fried burga helm',
    rareFamily:
      'Ober Nieder Stein Berg Eich Holz Kalten Linden Rosen Wald|mayer hauser bach brunner ner müller thaler inger kamp hoff',
    commonGiven: 38,
    commonFamily: 10,
  },
  fr: {
    given: 'Marie Jean Pierre Camille Nathalie Philippe Isabelle Léa Hélène François René Chloé Noël Anaïs',
    family:
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Garnier',
    rareGiven:
      'Adé Bar Clo Éme Flo Gas Hor Lé Mé Théo|laïde nabé tilde line rent pard tense once lanie phile',
    rareFamily:
      'Beau Bois Char Chau Font Grand Mont Roche Val Ville|champ vert pentier mont aine jean fort feuille lier neuve',
    commonGiven: 40,
    commonFamily: 6,
  },
  es: {
    given: 'María Carmen José Antonio Ana Manuel Francisco Laura Javier Lucía Marta Pablo Sofía Íñigo Begoña',
    family:
      'García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Ruiz Díaz Muñoz Núñez',
    rareGiven: 'Ama Bau Cele Eu Fer Her Leo Noe Ro Teo|ranta tista stino lalia mín minia poldo mí sendo doro',
    rareFamily:
      'Al Be Cam Echa Go Iza Lar Men Ola Zu|mazán navente poamor verría rostiza guirre rañaga dizábal beaga rutuza',
    commonGiven: 55,
    commonFamily: 35,
  },
  pt: {
    given: 'Maria Ana João José Pedro Beatriz Inês Tiago Gonçalo Luís Mariana Sofia Vitória Caio',
    family:
      'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Gomes Conceição Araújo Souza Lima',
    rareGiven:
      'Adal Clau Deo Eda Gil Jan Lau Ro Val Wal|berto demir linda mar son dira rival sângela direne ter',
    rareFamily:
      'Al Bar Car Fi Gal Mas Pinh Que Var Vi|buquerque celos valhal gueira vão carenhas eiral irós ela lhena',
    commonGiven: 55,
    commonFamily: 40,
  },
  it: {
    given: 'Anna Maria Giuseppe Francesco Giulia Marco Laura Andrea Sofia Luca Chiara Niccolò',
    family: 'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Conti Bruno',
    rareGiven:
      'Adal Ber Cle Erme Fio Gau Lore Ono Ru Va|gisa nardo lia negildo renza denzio dana frio tilio lerio',
    rareFamily:
      'Bar Bel Cam Del Fal Gal Mas Pa Tor Zan|baglia lucci panella vecchio cone lini trangelo squali riani etti',
    commonGiven: 40,
    commonFamily: 5,
  },
  nl: {
    given: 'Jan Maria Anna Pieter Johanna Sanne Daan Emma Bram Lotte Koen Sem',
    family:
      'de_Jong Jansen de_Vries van_den_Berg Bakker van_Dijk Visser Smit Meijer Mulder de_Boer van_der_Berg',
    rareGiven: 'Aal Ber Eel Fem Goo Jel Mar Rei Tja Wij|tje end co ke sen mer rit nier rd nand',
    rareFamily:
      'van_der_ van_ ter_ Oost Hooge Broek Steen Wester Zwane Roos|veen horst huizen man kamp broek laar wijk eveld enburg',
    commonGiven: 32,
    commonFamily: 10,
  },
  pl: {
    given: 'Anna Piotr Maria Krzysztof Katarzyna Andrzej Małgorzata Tomasz Agnieszka Paweł Łukasz Żaneta',
    family: 'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Dąbrowski',
    rareGiven:
      'Bole Cze Dob Ger Kazi Lud Mie Rado Świe Wło|sław mir rosława wazy mierz miła czysław cław topełk dzimierz',
    rareFamily:
      'Bor Chmie Gra Ja Kle Mal Ole Rut Sta Wrze|kowska lewski bowska błoński czyński inowska śnicki kiewicz szewski śniak',
    commonGiven: 50,
    commonFamily: 8,
  },
  sv: {
    given: 'Anna Lars Maria Erik Karin Anders Åsa Göran Björn Märta Elin Olle',
    family: 'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Öberg',
    rareGiven: 'Alf Berg Dag Ing Ragn Sig Svan Tor Ul Vil|hild ljot ny egerd hild vard te björg rika gott',
    rareFamily:
      'Al Berg Ek Gran Hag Lind Ny Sjö Ström Öster|qvist ström lund löf berg gren dahl stedt man lind',
    commonGiven: 38,
    commonFamily: 22,
  },
  tr: {
    given: 'Mehmet Fatma Mustafa Ayşe Ahmet Emine Ali Hatice Zeynep Ömer Çağla İbrahim',
    family: 'Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan',
    rareGiven: 'Al Bil Can Er Gök Ilg Nur Or Sel Tun|per ge demir dem han ın hayat hun vi ceren',
    rareFamily: 'Ak Bay Çak Er Gün Kara Kır Sarı Taş Uz|gül raktar maklı soy eş kaş baç oğlu kın unlar',
    commonGiven: 45,
    commonFamily: 14,
  },
  ru: {
    given: 'Анна Александр Елена Сергей Ольга Дмитрий Мария Иван Татьяна Алексей Фёдор Надежда Вера',
    family: 'Иванов Смирнов Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов Петрова Иванова Смирнова',
    rareGiven: 'Авгу Вале Все Гера Евдо Игна Лукь Родио Севе Яро|стин риана волод сим кия тий ян н рин слава',
    rareFamily:
      'Бело Верх Горо Заха Коло Лапи Мело Остро Твер Шести|глазова овцев дничий рченко мийцева на хова вская дохлебов перов',
    commonGiven: 55,
    commonFamily: 8,
  },
  ar: {
    given: 'محمد أحمد فاطمة علي مريم عمر عائشة خالد يوسف سارة نور حسن',
    family: 'محمد أحمد علي حسن إبراهيم الشريف الحداد النجار المصري خليل',
    rareGiven: 'عبد جم رش سل شه صل ضي فر قص ها|القادر يلة اد وى اب اح اء اس ي جر',
    rareFamily: 'ال بن آل أبو بو|قاسمي راشدي منصوري هاشم زيد كعبي سعود طالب رمضان غانم',
    commonGiven: 55,
    commonFamily: 40,
  },
  hi: {
    given: 'Priya Rahul Amit Anjali Rajesh Sunita Sanjay Pooja Vijay Neha Arjun Deepak',
    family: 'Kumar Singh Sharma Patel Gupta Devi Khan Verma Yadav Reddy',
    rareGiven:
      'Abhi Bhu Chand Dev Har Jag Kam Nir Pad Ra|manyu vanesh rika dutt shita mohan lesh mala mini vindra',
    rareFamily:
      'Bha Chatto Deo Gho Iyen Jha Mukho Raja Shrini Venka|ttacharya padhyay dhar shal gar veri gopal vas tesan taraman',
    commonGiven: 30,
    commonFamily: 30,
  },
  vi: {
    given: 'Anh Hương Linh Minh Hùng Lan Tuấn Thảo Dũng Mai Nam Hoa Long',
    family: 'Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ',
    rareGiven: 'Khu Ngu Quy Tri Uy Thuy Kho Bá Vĩ Sư|yên ệt ết ều ển ền a ch nh ơng',
    rareFamily: 'Qu Tr Ng Th Kh|ách iệu ô ái úc ương ạch ân ưu ảo',
    commonGiven: 70,
    commonFamily: 88,
    order: 'family-first',
  },
  ja: {
    given: '陽菜 翔太 美咲 健一 さくら 大輔 由美子 直樹 恵子 裕子',
    family: '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤',
    rareGiven: '亜 千 真 悠 凛 拓 慎 智 和 晴|也 乃 佳 斗 香 介 織 海 美 人',
    rareFamily: '黒 長 早 西 三 白 細 北 古 若|川 沢 島 浦 崎 城 井 野 谷 松',
    commonGiven: 25,
    commonFamily: 14,
    order: 'no-space',
  },
  ko: {
    given: '민준 서연 지훈 지우 현우 수빈 영희 철수 은지 하은',
    family: '김 이 박 최 정 강 조 윤 장 임',
    rareGiven: '가 나 도 라 명 범 설 용 채 희|온 율 경 석 림 호 연 찬 솔 재',
    rareFamily: '독고 황보 남궁 제갈 선우 구 피 좌 옥 탁| ',
    commonGiven: 20,
    commonFamily: 75,
    order: 'no-space',
  },
  zh: {
    given: '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 秀兰',
    family: '王 李 张 刘 陈 杨 黄 赵 周 吴',
    rareGiven: '嘉 思 梓 浩 子 雨 俊 若 晓 文|琪 涵 宇 轩 彤 杰 欣 彬 菲 博',
    rareFamily: '欧阳 司马 上官 诸葛 龚 邱 阎 覃 武 戴| ',
    commonGiven: 20,
    commonFamily: 45,
    order: 'no-space',
  },
};

export const cultureNames = Object.keys(cultures);

export interface Somebody {
  given: string;
  family: string;
  /** As a form asks for it, or as the country puts it. */
  full: string;
  email: string;
  phone: string;
}

/** The n-th name is about half as common as the fourth, as in lists of names that registries publish. */
function common(names: readonly string[], chance: Chance): string {
  const weights = names.map((_, at) => 1 / (at + 4));
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    left -= weight;
    if (left <= 0) return names[at] as string;
  }
  return names[0] as string;
}

const middles = ['', 'a', 'e', 'i', 'o', 'an', 'er', 'il', 'on', 'ur'];

/** One of about a thousand; of a hundred where names have no space between them. */
function rare(parts: string, chance: Chance): string {
  const [heads = '', tails = ''] = parts.split('|');
  const head = oneOf(heads.split(' '), chance).replaceAll('_', ' ');
  const middle = /^[A-Za-z]+$/.test(head) ? oneOf(middles, chance) : '';
  const tail = middle + oneOf(tails.split(' '), chance);
  return head.endsWith(' ') ? head + tail.charAt(0).toUpperCase() + tail.slice(1) : head + tail;
}

/** Vietnamese names have a third one; half of the people have one of two. */
const betweenNames = 'Thị Thị Thị Văn Văn Minh Ngọc Thanh Đức Quang Thu'.split(' ');
const mailHosts = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'web.de',
  'acme.example',
];

export function somebody(of: string, chance: Chance): Somebody {
  const culture = cultures[of];
  if (!culture) throw new Error(`no culture ${of}`);
  const name = (names: string, parts: string, share: number) =>
    chance() * 100 < share
      ? common(names.split(' '), chance).replaceAll('_', ' ')
      : rare(parts, chance).trim();
  const given = name(culture.given, culture.rareGiven, culture.commonGiven);
  const family = name(culture.family, culture.rareFamily, culture.commonFamily);
  const number = String(Math.floor(chance() * 1e9)).padStart(9, '0');
  const latin = `${given}.${family}`
    .normalize('NFKD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const local = latin.length > 5 && chance() < 0.6 ? latin : `${latin.slice(0, 4)}user`;
  const email = `${local}${Math.floor(chance() * 1_000)}@${oneOf(mailHosts, chance)}`;
  const full = {
    'family-first': `${family} ${oneOf(betweenNames, chance)} ${given}`,
    'no-space': family + given,
    usual: `${given} ${family}`,
  };
  return {
    given,
    family,
    full: full[culture.order ?? 'usual'],
    email,
    phone: `+49 ${number.slice(0, 3)} ${number.slice(3)}`,
  };
}

/** What a record says of a customer: what the shop's sign-up form asked for, or nothing. */
export function recorded(who: Somebody, chance: Chance): Customer | undefined {
  const kind = chance();
  if (kind < 0.3) return undefined;
  if (kind < 0.55) return { name: who.full };
  if (kind < 0.8) return { name: who.full, email: who.email };
  if (kind < 0.88) return { name: who.given };
  if (kind < 0.94) return { email: who.email };
  return { name: who.full, phone: who.phone };
}
