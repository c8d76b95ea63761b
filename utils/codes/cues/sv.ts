import type { CueWords } from '../kinds.ts';

/** Swedish, with what Danish and Norwegian share with it. */
export const sv: CueWords = {
  noibu:
    '(hjälp,hjalp,hjälpe,hjelpe,hjælpe)_(kod*,code,kode*)|hjälp_(nummer,pin)|hjläpkod|hjälp_(kåd,kodd,koder,kods)|hjelp_kod*|noibu_kod*|kod (för,till) hjälp|hjälpnumret',
  cobrowse:
    '(skärmdelnings,skärmdelning,skärmdelnigs,skärm,sessions,session,sesions,delnings,co_browse,co_browsing,co_browsings,skjermdelings,skærmdelings,sesjons,visnings)_(kod*,code,kode*,pin,nummer)|(skärm,skärmvisnings,skärmdelnig,fjärr,fjärrhjälps,fjärrvisnings,delnings,sesion,sessionens,session,medsurfnings)_(kod*,code,kode*,pin,nummer)|kod* (för,till) (skärmdelning*,att dela (min,) skärm,sessionen,att dela skärm)|sessions_(id,nr,nummer)',
  support:
    '(support,kundtjänst,kundeservice,service,supporten)_(kod*,kode*,nummer,pin)|kod till (supporten,kundtjänst)|koden till supporten|(support,kundtjänst*,kund_service,handläggar,agent,rådgivar,hjälpdisk*)_(kod*,code,nummer,pin)|kod* (till,för) (supporten,kundtjänst,kundtjänsten,handläggaren,agenten,er support)|(numret,koden,siffrorna) (till,åt) (handläggaren,supporten,agenten,kundtjänst,medarbetaren,personalen)',
  six: '(6,sex)_(siffrig*,siffring)|(6,sex,seks) (siffror,nummer,sifre,siffer*,cifre*)|(6,seks)_(sifret,cifret)|(6,sex) (siffrorna,siffra,siffrig)|sexsiffrig*|sex_siffrig*',
  code: 'kod|koden|koder|koderna|kodne',
  screen:
    'skärm_(delning*,dela)|(dela,delar,delat,delade) (min,din,er,) (skärm,skärmen)|dela skärm*|(min,din,er) skärm|se din skärm|skjermdeling|skærmdeling|(dela,delar,visa,visar,se,ser) (min,din,er) skärm|min skärm|din skärm|skärmen (med dig,med er)|fjärrvisning',
  session: 'sessionen|sesjon',
  show: 'visar|visas|står|står det|jag ser|ser jag|dyker upp|dök upp|fick|får',
  other:
    '(order,beställnings,ärende,faktura,kund,referens,boknings,artikel,produkt,serie,medlems,kvitto,retur,reservations,avtals,konto,bekräftelse,ticket,modell,butiks,kolli,skade,försäkrings)_(nummer*,numret,nr,id,kod*)|rabatt_kod*|rabatt|kampanj_kod*|presentkort*|värde_kod*|kupong*|post_nummer*|post_nr|postnumret|fel_(kod*,meddelande,koden)|dörr_kod|port_kod*|inbjudnings_kod',
  thing:
    'ordern|beställning*|ärende*|faktura*|kund|kunden|artikel|bokning*|kvitto*|retur|reklamation|betalning|konto|paket',
  otp: '(verifierings,verifikations,bekräftelse,säkerhets,inloggnings,engångs,aktiverings,återställnings,sms,autentiserings,åtkomst,registrerings,hämt,upphämtnings,uthämtnings,leverans)_(kod*,lösenord,pin)|lösenord*|engångs*|logga in|inloggning|verifiera|tvåstegs*|bankid|bank_id|via sms|ett sms|med någon|inte vidare|aldrig|dela inte|dela aldrig|lämna inte ut|giltig|går ut|ombud|bud|föraren|till din telefon|till din mobil|till din e_post|till din mejl',
  amount:
    'stycken|st|personer|användare|besökare|kunder|beställningar|poäng|kilometer|meter|dagar|timmar|minuter|sekunder|gånger|rader|invånare|medlemmar|procent|enheter',
  sample: 't ex|tex|till exempel|exempel*|exempelvis|såsom|ser ut så här|ser ut som',
  never:
    'telefon|telefonnummer|telefonnr|mobil|mobilnummer|mobilnr|tfn|ring mig|nå mig|kontonummer|bankkonto|clearing*|organisationsnummer|org_nr|momsnummer|moms*|personnummer|personnr|pass_nummer|spårnings*|sändnings*|kollinummer|kollinr|paketnummer|född|födelsedatum|födelse*|datum|kort_nummer|kortnr|pris|belopp|summa|kostar|totalt|saldo|version*',
  money: 'kronor|kr|spänn|öre',
  not: 'inte|ej|ingen|inget|i stället för|istället för|utan|hittar ingen|glöm|bortse',
  fix: 'förlåt|ursäkta|rättelse|skrev fel|skrivfel|felskrivning|menar|menade|jag menar|skall vara|ska vara|ny|nya|igen|en gång till|gått ut|ogiltig|fel|stämmer inte|funkar inte|fungerar inte|oj|hoppsan|faktiskt|vänta',
  tell: 'ange|skriv|skriv in|mata in|använd|fyll i',
  yours: 'din|ditt|dina|er|ert',
  mine: 'min|mitt|mina|jag|vår|vårt|vi|mig',
  ask: 'ge|skicka|säga|läsa|läs|vilken|vilket|vad|kan|snälla|gärna|behöver|uppge|säg',
  digits: 'siffror|siffrorna|nummer|numret',
  fill: 'den|det|en|ett|detta|denna|här|där|här är|hej|hejsan|ja|nej|tack|alltså|så|nu|då|också|följande|lyder|längst|nere|ner|uppe|till|vänster|höger|med|bra|okej|har|hittade|hittat|dig|mig|bara|på|i|skärmen|sidan|senaste|första|andra|gamla|du|ni|om|står|syns|jo|visst|absolut|på telefon|i telefonen|via telefon|per telefon',
  is: 'är|var|er det',
  and: 'och|men|samt',
  or: 'eller',
  for: 'för|av|från|angående|gällande|till min|till mitt|på min',
  handed: 'er kod',
  wanted: '(som,) (du,ni) (bad om,ville ha,frågade efter,behöver,behövde)',
};
