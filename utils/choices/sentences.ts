import type { Asks } from './choice.ts';

/**
 * What an agent sends to the customer, by the conversation's language. Data, not strings of ours: the customer reads them, in
 * their language, whatever the agent's is. `#helpcode` at the end of a page's address makes Noibu show a code.
 * What the recogniser takes for a one-time password's words, such as "has expired" in some languages, is not in them: the
 * digits that answer them are to be lit.
 */
const sentences: Record<string, Record<Asks, string>> = {
  ar: {
    code: 'هل يمكنك إرسال الرمز المكوّن من ستة أرقام الظاهر على شاشتك؟',
    again:
      'الرمز السابق لم يعد يعمل. هل يمكنك إنشاء رمز جديد وإرسال الرمز المكوّن من ستة أرقام الظاهر على شاشتك؟',
    help: 'هل يمكنك إضافة #helpcode إلى نهاية عنوان الصفحة ثم الضغط على Enter وإرسال الرمز المكوّن من ستة أرقام الذي يظهر؟',
  },
  de: {
    code: 'Könnten Sie mir bitte den sechsstelligen Code schicken, der auf Ihrem Bildschirm steht?',
    again: 'Der sechsstellige Code ist abgelaufen. Könnten Sie bitte einen neuen erzeugen und mir schicken?',
    help: 'Könnten Sie bitte #helpcode ans Ende der Adresse der Seite setzen, Enter drücken und mir den sechsstelligen Code schicken, der erscheint?',
  },
  en: {
    code: 'Could you please send me the six-digit code that is shown on your screen?',
    again: 'The six-digit code has expired. Could you please create a new one and send it to me?',
    help: 'Could you please add #helpcode to the end of the page’s address, press Enter, and send me the six-digit code that appears?',
  },
  es: {
    code: '¿Podría enviarme el código de seis dígitos que aparece en su pantalla?',
    again: 'El código de seis dígitos ha caducado. ¿Podría generar uno nuevo y enviármelo?',
    help: '¿Podría añadir #helpcode al final de la dirección de la página, pulsar Intro y enviarme el código de seis dígitos que aparece?',
  },
  fr: {
    code: 'Pourriez-vous m’envoyer le code à six chiffres affiché sur votre écran ?',
    again:
      'L’ancien code ne fonctionne plus. Pourriez-vous en générer un nouveau et m’envoyer le code à six chiffres affiché sur votre écran ?',
    help: 'Pourriez-vous ajouter #helpcode à la fin de l’adresse de la page, appuyer sur Entrée et m’envoyer le code à six chiffres qui s’affiche ?',
  },
  hi: {
    code: 'क्या आप अपनी स्क्रीन पर दिख रहा छह अंकों का कोड मुझे भेज सकते हैं?',
    again: 'छह अंकों के कोड की समय-सीमा समाप्त हो गई है। क्या आप नया कोड बनाकर मुझे भेज सकते हैं?',
    help: 'क्या आप पेज के पते के अंत में #helpcode जोड़कर Enter दबाएँ और दिखने वाला छह अंकों का कोड मुझे भेज सकते हैं?',
  },
  id: {
    code: 'Bisakah Anda mengirimkan kode enam digit yang tampil di layar Anda?',
    again:
      'Kode enam digit sudah kedaluwarsa. Bisakah Anda membuat kode baru dan mengirimkannya kepada saya?',
    help: 'Bisakah Anda menambahkan #helpcode di akhir alamat halaman, menekan Enter, lalu mengirimkan kode enam digit yang muncul?',
  },
  it: {
    code: 'Può inviarmi il codice a sei cifre che appare sul suo schermo?',
    again: 'Il codice a sei cifre è scaduto. Può generarne uno nuovo e inviarmelo?',
    help: 'Può aggiungere #helpcode alla fine dell’indirizzo della pagina, premere Invio e inviarmi il codice a sei cifre che appare?',
  },
  ja: {
    code: '画面に表示されている6桁のコードをお送りいただけますか。',
    again:
      '前のコードは使えなくなりました。新しく発行して、画面に表示されている6桁のコードをお送りいただけますか。',
    help: 'ページのアドレスの末尾に #helpcode を付けて Enter キーを押し、表示される6桁のコードをお送りいただけますか。',
  },
  ko: {
    code: '화면에 표시된 여섯 자리 코드를 보내 주시겠어요?',
    again: '여섯 자리 코드가 만료되었습니다. 새 코드를 만들어 보내 주시겠어요?',
    help: '페이지 주소 끝에 #helpcode 를 붙이고 Enter 키를 누른 다음, 표시되는 여섯 자리 코드를 보내 주시겠어요?',
  },
  nl: {
    code: 'Kunt u mij de zescijferige code sturen die op uw scherm staat?',
    again: 'De zescijferige code is verlopen. Kunt u een nieuwe aanmaken en naar mij sturen?',
    help: 'Kunt u #helpcode achter het adres van de pagina zetten, op Enter drukken en mij de zescijferige code sturen die verschijnt?',
  },
  pl: {
    code: 'Czy możesz przesłać mi sześciocyfrowy kod widoczny na ekranie?',
    again: 'Sześciocyfrowy kod wygasł. Czy możesz wygenerować nowy i mi go przesłać?',
    help: 'Czy możesz dopisać #helpcode na końcu adresu strony, nacisnąć Enter i przesłać mi sześciocyfrowy kod, który się pojawi?',
  },
  pt: {
    code: 'Pode me enviar o código de seis dígitos que aparece na sua tela?',
    again: 'O código de seis dígitos expirou. Pode gerar um novo e me enviar?',
    help: 'Pode acrescentar #helpcode ao final do endereço da página, pressionar Enter e me enviar o código de seis dígitos que aparece?',
  },
  ru: {
    code: 'Пришлите, пожалуйста, шестизначный код, который показан на вашем экране.',
    again: 'Срок действия шестизначного кода истёк. Создайте, пожалуйста, новый и пришлите его мне.',
    help: 'Добавьте, пожалуйста, #helpcode в конец адреса страницы, нажмите Enter и пришлите мне шестизначный код, который появится.',
  },
  sv: {
    code: 'Kan du skicka mig den sexsiffriga koden som visas på din skärm?',
    again: 'Den sexsiffriga koden har gått ut. Kan du skapa en ny och skicka den till mig?',
    help: 'Kan du lägga till #helpcode i slutet av sidans adress, trycka på Enter och skicka mig den sexsiffriga koden som visas?',
  },
  tr: {
    code: 'Ekranınızda görünen altı haneli kodu bana gönderebilir misiniz?',
    again: 'Altı haneli kodun süresi doldu. Yeni bir kod oluşturup bana gönderebilir misiniz?',
    help: 'Sayfa adresinin sonuna #helpcode ekleyip Enter tuşuna basar ve görünen altı haneli kodu bana gönderir misiniz?',
  },
  uk: {
    code: 'Надішліть, будь ласка, шестизначний код, який показано на вашому екрані.',
    again: 'Термін дії шестизначного коду минув. Створіть, будь ласка, новий і надішліть його мені.',
    help: 'Додайте, будь ласка, #helpcode в кінець адреси сторінки, натисніть Enter і надішліть мені шестизначний код, який з’явиться.',
  },
  vi: {
    code: 'Bạn có thể gửi cho tôi mã sáu chữ số đang hiển thị trên màn hình của bạn không?',
    again: 'Mã sáu chữ số đã hết hạn. Bạn có thể tạo mã mới và gửi cho tôi không?',
    help: 'Bạn có thể thêm #helpcode vào cuối địa chỉ trang, nhấn Enter và gửi cho tôi mã sáu chữ số hiện ra không?',
  },
  zh: {
    code: '请您把屏幕上显示的六位数代码发给我，好吗？',
    again: '六位数代码已过期。请您重新生成一个并发给我，好吗？',
    help: '请您在网页地址末尾加上 #helpcode，按回车键，然后把出现的六位数代码发给我，好吗？',
  },
};

export const sentenceLanguages = Object.keys(sentences);

/**
 * The sentence in the first of these languages that there is one in, else in English.
 * @param languages BCP 47, the best guess first
 */
export function sentenceFor(asks: Asks, languages: readonly string[]): { text: string; language: string } {
  for (const tag of languages) {
    const language = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    const text = Object.hasOwn(sentences, language) ? sentences[language]?.[asks] : undefined;
    if (text) return { text, language };
  }
  return { text: sentences.en?.[asks] ?? '', language: 'en' };
}
