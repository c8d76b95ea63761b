import type { CueWords } from '../kinds.ts';

export const pl: CueWords = {
  noibu:
    'help kod|kod_pomocy|kod (pomocy,pomocniczy,pomocowy,pomoc,help)|kodu pomocy|kodem pomocy|kod do pomocy|kod noibu|noibu|kod pomcy|kod pomoczy',
  cobrowse:
    'sesja (wsparcia,co_browsing,cobrowse)|co_browsing*|cobrowse|kod ekranu|kod sesyjny|kod* (sesji,sesyjny,sesji wsparcia,ekranu,udostępniania,udostępnienia,współdzielenia,współprzeglądania,podglądu) (ekranu,)|numer sesji|kod do (udostępni*,sesji,ekranu,podglądu) (ekranu,)|(udostępnić,udostępniam,pokazać,pokazuję,zobaczył*,zobaczyć,widział*,widzieć,podejrzeć) (pani,panu,pan,mój,moj,swój,państwa,) ekran|kod sesi|kod sesii|zdalny podgląd|kod zdalnego (dostępu,podglądu)',
  six: '(6,sześcio,sześć)_(cyfrow*,cyfr,cyfry,znakow*,liczb)|6_cio cyfrow*|(6,sześć,szesc) (cyferek,cyfer,cyfry,numerów,liczb)|sześciocyfrow*|szesciocyfrow*|z (6,sześciu) cyfr',
  code: 'kod|kodu|kodem|kody|kodzie',
  handed: '',
  screen:
    '(udostępni*,współdziel*) (swój,mój,pana,pani,swojego,) (ekranu,ekran,)|wspólnego przeglądania|podglądu ekranu|podgląd ekranu|mój ekran|moj ekran|mojego ekranu|pana ekran|pani ekran|swojego ekranu|udostępnianie ekranu|udostępnienie ekranu',
  session: 'sesja|sesji|sesję',
  show: 'widzę|pokazuje|wyświetla|wyświetlił|pojawił|pojawia|wyskoczył|jest napisane|dostałem|dostałam|otrzymałem|otrzymałam|pisze',
  other:
    'referencyjny|rabatow*|rabat*|promocyjn*|zniżkow*|pocztow*|kod pocztowy|kod błędu|kreskow*|polecenia|karta podarunkowa|karty podarunkowej|kupon*|voucher*|bon|domofonu|kod do drzwi|seryjny|numer seryjny|(numer,kod) sklepu',
  thing:
    'zamówienie|zamówienia|zamówieniu|zam|faktura|faktury|zgłoszenie|zgłoszenia|sprawa|sprawy|klient|klienta|konto|konta|produkt|produktu|artykuł|artykułu|rezerwacja|rezerwacji|umowa|umowy|reklamacja|reklamacji|zwrot|zwrotu|płatność|paczka|przesyłka|koszyk|ticket|ticketu|biletu|polisy|transakcji|paragonu|modelu|partii|pracownika|pokoju|użytkownika|katalogowy|członkowski|zaproszenia|błąd|błędu',
  otp: 'weryfikacyjn*|weryfikacj*|potwierdzając*|potwierdzenia|bezpieczeństwa|dostępu|aktywacyjny|aktywacji|autoryzacyjny|autoryzacji|logowani*|jednorazow*|sms|z sms*|odbioru|uwierzyteln*|odblokowania|resetowania|rejestracji|dostawy|hasło|hasła|zweryfikuj|zaloguj*|tożsamość|dwuetapow*|smsem|w sms*|nie udostępniaj|nie podawaj|nikomu|nigdy|ważny|wygasa|kurier*|kierowc*|paczkomat*|na telefon|na twój telefon|na e_mail|na maila|blik|przelew*|bank*|pin',
  amount:
    'sztuk|szt|osób|użytkowników|klientów|zamówień|punktów|kilometrów|metrów|godzin|minut|sekund|razy|wierszy|mieszkańców|członków|procent|odsłon',
  sample: 'np|na przykład|przykład*|przykładowo|wygląda tak|podobny do|typu',
  never:
    'telefon|telefonu|tel|komórka|komórkowy|numer (telefonu,komórki,karty,konta bankowego,rachunku,przesyłki,paczki,listu,dowodu,paszportu,śledzenia)|nr (tel,telefonu,konta,karty,przesyłki,paczki,rachunku)|zadzwoń|proszę dzwonić|dzwonić|kontaktowy|fax|faks|nip|regon|pesel|krs|konto bankowe|śledzenia|data|data urodzenia|urodzon*|karta kredytowa|karty kredytowej|cena|kwota|kosztuje|suma|saldo|wersja|dowód osobisty|paszport',
  money: 'zł|złotych|zlotych|złote|groszy|pln',
  not: 'nie|żaden|zamiast|bez|ani|nie mam|nie widzę|zapomnij|zignoruj',
  fix: 'przepraszam|sorki|sory|poprawka|korekta|pomyłka|pomyliłem|pomyliłam|pomyliłem się|literówka|chodziło mi|miało być|powinno być|raczej|właściwie|czekaj|chwila|nowy|nowa|nowego|jeszcze raz|ponownie|znowu|inny|wygasł|nieważny|niepoprawny|nieprawidłowy|zły|błędny|nie działa|ups',
  tell: 'wpisz|wprowadź|podaj kod w|użyj|proszę wpisać|wpisać|skorzystaj',
  yours: 'twój|twoja|pański|pana|pani|państwa|twojego',
  mine: 'mój|moja|moje|mojego|ja|mam|nasz|mi',
  ask: 'podać|podaj|wysłać|przesłać|przeczytać|odczytać|powiedzieć|może|można|proszę|jaki|który|poproszę|podyktować|prześlij|potrzebuję|napisać',
  digits: 'cyfry|cyfr|liczbę|cyferki',
  fill: 'ten|ta|to ten|tu|tutaj|oto|dzień dobry|cześć|witam|hej|tak|dzięki|dziękuję|dobrze|więc|teraz|już|też|także|następujący|na dole|u góry|po lewej|po prawej|z|ze|na|w|ok|okej|jasne|znalazłem|znalazłam|co|się|tylko|aktualny|pierwszy|drugi|ostatni|stary|poprzedni|podaję|ekranie|stronie|widać|widzi|czy|i|brzmi|mnie|panu|państwu|masz|ma|u mnie|no i|no to|no dobra|no tak|no a|przez telefon|telefonicznie',
  is: 'jest|to|są|był|to jest',
  and: 'oraz|ale|a',
  or: 'lub|albo',
  for: 'dla|do|od|dotyczący|dotyczy|w sprawie|odnośnie|mojego zamówienia',
  help: 'pomocy|pomoc|pomocniczy|pomocniczego',
  desk: 'wsparcia|pomocy technicznej|obsługi klienta|obsługi|konsultant*|supportu|serwis*|asysty|wsparcie',
  nr: 'numer|nr|numeru|id|numerem|identyfikator',
  support:
    'kod* (serwisowy,wsparcia,supportu,obsługi,dla konsultanta,dla konsultantki,dla agenta,dla pomocy technicznej,dla działu obsługi,konsultanta,asysty)|kod* obsługi (klienta,)|(konsultantowi,agentowi,doradcy,pracownikowi) (ten,) (numer,kod)|(numer,kod) (konsultantowi,agentowi,doradcy,pracownikowi)',
  wanted:
    'o (który,które,którą) (pan,pani,) (prosił,prosiła,prosiłeś,prosiłaś,pytał,pytała)|(który,które) (pan,pani,) (chciał,chciała,chciałeś,chciałaś,potrzebuje)',
};
