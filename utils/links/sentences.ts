/** What a customer reads beside a link. */
interface Sentences {
  /** Stands before the link's address in a message. */
  open: string;
  /** Stands below the QR code, on paper or on a screen. */
  scan: string;
  /** `{when}` is a date with its time. */
  until: string;
}

/** Data, not strings of ours: the customer reads them, in their language, whatever the agent's is. */
const sentences: Record<string, Sentences> = {
  ar: {
    open: 'لمتابعة المحادثة معنا، يرجى فتح هذا الرابط:',
    scan: 'لمتابعة المحادثة معنا، امسح هذا الرمز بكاميرا هاتفك.',
    until: 'الرابط صالح حتى {when}.',
  },
  de: {
    open: 'Bitte öffnen Sie diesen Link, um das Gespräch mit uns fortzusetzen:',
    scan: 'Scannen Sie diesen Code mit der Kamera Ihres Telefons, um das Gespräch mit uns fortzusetzen.',
    until: 'Der Link gilt bis {when}.',
  },
  en: {
    open: 'Please open this link to go on with our conversation:',
    scan: 'Scan this code with your phone’s camera to go on with our conversation.',
    until: 'The link works until {when}.',
  },
  es: {
    open: 'Abra este enlace para continuar la conversación con nosotros:',
    scan: 'Escanee este código con la cámara de su teléfono para continuar la conversación con nosotros.',
    until: 'El enlace es válido hasta el {when}.',
  },
  fr: {
    open: 'Ouvrez ce lien pour poursuivre la conversation avec nous :',
    scan: 'Scannez ce code avec l’appareil photo de votre téléphone pour poursuivre la conversation avec nous.',
    until: 'Le lien est valable jusqu’au {when}.',
  },
  hi: {
    open: 'हमसे बातचीत जारी रखने के लिए कृपया यह लिंक खोलें:',
    scan: 'हमसे बातचीत जारी रखने के लिए अपने फ़ोन के कैमरे से यह कोड स्कैन करें।',
    until: 'यह लिंक {when} तक काम करेगा।',
  },
  id: {
    open: 'Silakan buka tautan ini untuk melanjutkan percakapan dengan kami:',
    scan: 'Pindai kode ini dengan kamera ponsel Anda untuk melanjutkan percakapan dengan kami.',
    until: 'Tautan ini berlaku hingga {when}.',
  },
  it: {
    open: 'Apra questo link per continuare la conversazione con noi:',
    scan: 'Inquadri questo codice con la fotocamera del telefono per continuare la conversazione con noi.',
    until: 'Il link è valido fino al {when}.',
  },
  ja: {
    open: '引き続きお話しいただくには、こちらのリンクを開いてください。',
    scan: '引き続きお話しいただくには、スマートフォンのカメラでこのコードを読み取ってください。',
    until: 'このリンクの有効期限は{when}です。',
  },
  ko: {
    open: '대화를 계속하시려면 이 링크를 열어 주세요:',
    scan: '대화를 계속하시려면 휴대폰 카메라로 이 코드를 스캔해 주세요.',
    until: '이 링크는 {when}까지 사용할 수 있습니다.',
  },
  nl: {
    open: 'Open deze link om het gesprek met ons voort te zetten:',
    scan: 'Scan deze code met de camera van uw telefoon om het gesprek met ons voort te zetten.',
    until: 'De link werkt tot {when}.',
  },
  pl: {
    open: 'Aby kontynuować rozmowę z nami, proszę otworzyć ten link:',
    scan: 'Aby kontynuować rozmowę z nami, proszę zeskanować ten kod aparatem telefonu.',
    until: 'Link działa do: {when}.',
  },
  pt: {
    open: 'Abra este link para continuar a conversa conosco:',
    scan: 'Escaneie este código com a câmera do seu telefone para continuar a conversa conosco.',
    until: 'O link é válido até {when}.',
  },
  ru: {
    open: 'Чтобы продолжить разговор с нами, откройте эту ссылку:',
    scan: 'Чтобы продолжить разговор с нами, отсканируйте этот код камерой телефона.',
    until: 'Ссылка действует до {when}.',
  },
  sv: {
    open: 'Öppna den här länken för att fortsätta samtalet med oss:',
    scan: 'Skanna den här koden med telefonens kamera för att fortsätta samtalet med oss.',
    until: 'Länken gäller till {when}.',
  },
  tr: {
    open: 'Bizimle görüşmeye devam etmek için lütfen bu bağlantıyı açın:',
    scan: 'Bizimle görüşmeye devam etmek için bu kodu telefonunuzun kamerasıyla okutun.',
    until: 'Bağlantının son kullanım zamanı: {when}.',
  },
  uk: {
    open: 'Щоб продовжити розмову з нами, відкрийте це посилання:',
    scan: 'Щоб продовжити розмову з нами, відскануйте цей код камерою телефона.',
    until: 'Посилання дійсне до {when}.',
  },
  vi: {
    open: 'Vui lòng mở liên kết này để tiếp tục trò chuyện với chúng tôi:',
    scan: 'Hãy quét mã này bằng camera điện thoại để tiếp tục trò chuyện với chúng tôi.',
    until: 'Liên kết có hiệu lực đến {when}.',
  },
  zh: {
    open: '请打开此链接，继续与我们对话：',
    scan: '请用手机摄像头扫描此二维码，继续与我们对话。',
    until: '此链接有效期至 {when}。',
  },
};

export const linkLanguages = Object.keys(sentences);

/** What is handed to the customer with a link, in one language. */
export interface Handing {
  /** BCP 47. */
  language: string;
  /** A message: the sentence, the address in a line of its own, until when it works. */
  text: string;
  scan: string;
  /** Absent where the link does not expire by time. */
  until: string | undefined;
}

/**
 * @param languages BCP 47, the best guess first; the first of them that there are sentences in, else English
 * @param zone IANA's name of a time zone; the agent's own without it
 */
export function handingOf(
  { url, expiresAt }: { url: string; expiresAt?: number | undefined },
  languages: readonly string[],
  zone?: string,
): Handing {
  const tag = languages.find((each) => Object.hasOwn(sentences, primary(each))) ?? 'en';
  const { open, scan, until } = sentences[primary(tag)] ?? { open: '', scan: '', until: '' };
  const date = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    // The customer may live in another zone than the agent.
    timeZoneName: 'short',
    ...(zone ? { timeZone: zone } : {}),
  });
  const said = expiresAt === undefined ? undefined : until.replace('{when}', () => date.format(expiresAt));
  const text = [open, url, ...(said ? [said] : [])].join('\n');
  return { language: tag, text, scan, until: said };
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
