import type { CueWords } from '../kinds.ts';

export const pl: CueWords = {
  noibu:
    '(kod,kodu,kodem,kody,kd) (pomocy,pomoc,pomocniczy,pomocniczego,do pomocy,help)|(numer,pin) pomocy|help kod',
  cobrowse:
    '(kod,kodu,kodem,kody,pin,numer) (udostępniania,udostępnienia,do udostępniania,do udostępnienia,współdzielenia,do współdzielenia) (ekranu,)|(kod,kodu,kodem,kody,pin,numer) (sesji,do sesji,sesyjny,co_browsingu,co_browsing,co_browse,wspólnego przeglądania,podglądu ekranu,podglądu)|sesja (wsparcia,co_browsing,cobrowse)|kod ekranu',
  support:
    '(kod,kodu,kodem,kody,pin,numer) (wsparcia,pomocy technicznej,obsługi klienta,obsługi,do wsparcia,dla konsultanta,konsultanta,dla wsparcia,supportu,serwisowy,serwisu,dla obsługi,asysty)',
  six: '(6,sześcio,sześć)_(cyfrow*,cyfr,cyfry,znakow*,liczb)|6_cio cyfrow*',
  code: 'kod|kodu|kodem|kody|kodzie',
  handed: '',
  screen:
    '(udostępnianie,udostępniania,udostępnić,udostępnienie,udostępnij,udostępnieniu,współdzielenie) (swój,mój,pana,pani,) (ekran*,)|(mój,swój,pana,pani,twój) ekran|ekran zdalny|podgląd ekranu',
  session: 'sesja|sesji|sesję',
  show: 'widzę|pokazuje|wyświetla|wyświetlił|pojawił|pojawia|wyskoczył|jest napisane|dostałem|dostałam|otrzymałem|otrzymałam|pisze',
  other:
    '(numer,nr,numeru,id,kod,numerem,identyfikator) (zamówienia,zam,biletu,zgłoszenia,faktury,sprawy,klienta,rezerwacji,referencyjny,konta,artykułu,produktu,seryjny,umowy,członkowski,polisy,zwrotu,reklamacji,transakcji,paragonu,modelu,partii,pracownika,pokoju,sklepu,użytkownika,katalogowy,karty lojalnościowej,ticketu)|kod(u,) (rabatowy,rabatowego,promocyjny,promocyjnego,zniżkowy,pocztowy,pocztowego,błędu,kreskowy,zaproszenia,polecenia,karty podarunkowej)|kupon*|voucher*|bon|karta podarunkowa|rabat*|błąd|błędu|domofonu|kod do drzwi',
  thing:
    'zamówienie|zamówienia|zamówieniu|faktura|faktury|zgłoszenie|zgłoszenia|sprawa|klient|konto|produkt|artykuł|rezerwacja|umowa|reklamacja|zwrot|płatność|paczka|przesyłka|koszyk|ticket',
  otp: '(kod,kodu,pin,hasło) (weryfikacyjny,weryfikacyjnego,weryfikacji,potwierdzający,potwierdzenia,bezpieczeństwa,dostępu,aktywacyjny,aktywacji,autoryzacyjny,autoryzacji,logowania,jednorazowy,sms,odbioru,do odbioru,uwierzytelniający,odblokowania,resetowania,rejestracji,dostawy,do logowania,z sms*,z smsa)|hasło|hasła|jednorazow*|zweryfikuj|weryfikacja|zaloguj*|logowanie|logowania|tożsamość|dwuetapow*|uwierzyteln*|smsem|sms_em|w sms*|nie udostępniaj|nie podawaj|nikomu|nigdy|ważny|wygasa|kurier*|kierowc*|paczkomat*|na telefon|na twój telefon|na e_mail|na maila|blik|przelew*|bank*',
  amount:
    'sztuk|szt|osób|użytkowników|klientów|zamówień|punktów|kilometrów|metrów|dni|godzin|minut|sekund|lat|razy|wierszy|mieszkańców|członków|procent|odsłon',
  sample: 'np|na przykład|przykład*|przykładowo|wygląda tak|podobny do|typu',
  never:
    'telefon|telefonu|tel|komórka|komórkowy|numer (telefonu,komórki,karty,konta bankowego,rachunku,przesyłki,paczki,listu,dowodu,paszportu,śledzenia)|nr (tel,telefonu,konta,karty,przesyłki,paczki,rachunku)|zadzwoń|proszę dzwonić|dzwonić|kontaktowy|fax|faks|nip|regon|pesel|krs|konto bankowe|śledzenia|data|data urodzenia|urodzon*|karta kredytowa|karty kredytowej|cena|kwota|kosztuje|suma|saldo|wersja|dowód osobisty|paszport',
  money: 'zł|złotych|zlotych|złote|groszy|pln',
  not: 'nie|żaden|zamiast|bez|ani|nie mam|nie widzę|zapomnij|zignoruj',
  fix: 'przepraszam|sorki|sory|poprawka|korekta|pomyłka|pomyliłem|pomyliłam|pomyliłem się|literówka|chodziło mi|miało być|powinno być|raczej|właściwie|czekaj|chwila|nowy|nowa|nowego|jeszcze raz|ponownie|znowu|inny|wygasł|nieważny|niepoprawny|nieprawidłowy|zły|błędny|nie działa|ups',
  tell: 'wpisz|wprowadź|podaj kod w|użyj|proszę wpisać|wpisać|skorzystaj',
  yours: 'twój|twoja|pański|pana|pani|państwa|twojego',
  mine: 'mój|moja|moje|mojego|ja|mam|nasz|mi',
  fill: 'ten|ta|to ten|tu|tutaj|oto|proszę|dzień dobry|cześć|witam|hej|tak|dzięki|dziękuję|dobrze|więc|teraz|już|też|także|następujący|numer|cyfry|cyfr|na dole|u góry|po lewej|po prawej|z|ze|na|w|ok|okej|jasne|znalazłem|znalazłam|który|jaki|co|się|tylko|aktualny|pierwszy|drugi|ostatni|stary|poprzedni|podać|podaj|podaję|wysłać|przesłać|przeczytać|odczytać|powiedzieć|może|można|ekranie|stronie|widać|widzi|czy|i|brzmi|mnie|panu|państwu|masz|ma|u mnie',
  is: 'jest|to|są|był|to jest',
  and: 'oraz|ale|a',
  or: 'lub|albo',
  for: 'dla|do|od|dotyczący|dotyczy|w sprawie|odnośnie|mojego zamówienia',
};
