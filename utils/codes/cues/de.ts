import type { CueWords } from '../kinds.ts';

export const de: CueWords = {
  noibu:
    'hilfe_code*|hilfs_code*|hilfe_kode|hilfe_cod|hilfecdoe|hifle_code|hilfe_(id,nummer,pin)|hilfecods|code (für,zur) hilfe|hilfe_(codes,kot,pin,kode)|hilfscod|noibu_(code*,kode)|hilf_code|code für (die,eine) hilfe|aufzeichnungs_code',
  cobrowse:
    '(bildschirm,display)_(freigabe,teilungs,teilen,übertragungs,uebertragungs,share)_(code*,kode,pin,nummer,id)|bildschirmfreigabecod|sitzungs_(code*,kode,pin,nummer,id)|session_code*|sitzugscode|(co_browsing,co_browse,cobrowser)_(code*,sitzung,session)|fernwartungs_code|support_sitzung*|übertragungs_code|freigabe_code*|bildschirm_(code*,kode,pin,nummer)|bildschirm_teil_code|display_code|fern_(ansichts,zugriffs,hilfe)_code|sitzungs_kenn_(nummer,ung)|sitzung_code|(sizungs,sitzuns,sitztungs)_code|sitzungs_(nr,schlüssel)|code (für,zur,zum) (die,der,das,den,meine,ihre) (sitzung,bildschirm*,bildschirmfreigabe,bildschirmübertragung)|code (zum,fürs) (bildschirmteilen,bildschirm teilen,mitsehen,mitschauen)|mitschau_code|zuschau_code|cobrowsing_(pin,nummer)|screenshare_code|screen_sharing_code|freigabe_(pin,nummer)',
  support:
    'support_code*|support_(nummer,pin,id,kode)|service_code*|unterstützungs_code*|kundendienst_code*|berater_code|helpdesk_code|code (für,vom) (den,die,das) (support,kundendienst,mitarbeiter,agenten,berater)|(kunden_service,kundensupport,hotline,berater,mitarbeiter,agenten,beratungs,assistenz,betreuer)_(code*,kode,nummer,pin)|code (für,an) (sie,ihren,den) (support,berater,kundendienst,mitarbeiter,agenten,techniker)|support_codes|(dem,einem,unserem) (mitarbeiter,berater,agenten,support,kundendienst) (diese,die,folgende,) (nummer,zahl,ziffern,code)|(diese,die,folgende) (nummer,zahl,ziffern) (dem,einem,unserem) (mitarbeiter,berater,agenten,support,kundendienst)|nennen sie dem (mitarbeiter,berater,support,kundendienst)',
  six: '(6,sechs)_(stellig*,ziffrig*,stelig*)|(6,sechs) (ziffern,zahlen,stellen)|(6,sechs) (ziffern*,zahlen,stellige)|sechser_code',
  code: 'code|codes|kode|kod',
  screen:
    '(teile,teilen) (meinen,ihren,deinen,den) bildschirm|bildschirm_(freigabe,teilung,übertragung,teilen)|bildschirm (teilen,freigeben,sehen,zeigen,freizugeben,zu teilen,ansehen,anschauen)|(meinen,ihren,deinen) bildschirm|screen_sharing|auf ihren bildschirm|fernwartung|bildschirm (zu sehen,zu zeigen,mitsehen,übertragen)|(teilen,teile,teil,freigeben,freigebe,sehen,zeigen) (sie,) (meinen,ihren,deinen,den) bildschirm|bildschirm (mit ihnen,mit euch,mit dir) (teilen,zu teilen)|damit sie (meinen,den) bildschirm|fern_ansicht|mitschauen|cobrowsing|(meinen,ihren,deinen) bildschirm (sehen,anschauen,ansehen,einsehen,mitsehen)',
  session: 'sitzung|session',
  show: 'zeigt|steht|angezeigt|sehe ich|ich sehe|erscheint|erschienen|wird mir angezeigt|da steht|bekommen|erhalten|habe ich bekommen',
  other:
    '(bestell,auftrags,ticket,rechnungs,kunden,fall,vorgangs,referenz,buchungs,artikel,produkt,serien,vertrags,mitglieds,konto,bestätigungs,reservierungs,mitarbeiter,personal,retouren,rücksende,rückgabe,schadens,versicherungs,lieferschein,transaktions,anfrage,geräte,modell,material,chargen,zimmer,haus,filial,antrags,policen,zähler)_(nummer*,nr,id,numer,code,kennung)|(bestell,auftrags,ticket,rechnungs,kunden,fall) (nr,nummer)|gutschein*|rabatt_code*|rabatt|aktions_code*|coupon*|geschenk_karte*|plz|postleitzahl|fehler_code*|fehler_nummer|aktenzeichen|matrikelnummer|tür_code|zugangs_nummer|einladungs_code|empfehlungs_code|türcode|steuernummer_code|kennziffer|vorgang',
  thing:
    'bestellung*|auftrag|rechnung|ticket|fall|kunde|kundin|konto|artikel|produkt|buchung|vertrag|anfrage|lieferung|zahlung|retoure|reklamation|warenkorb|fehler|fehler_meldung',
  otp: '(bestätigungs,verifizierungs,sicherheits,anmelde,login,zugangs,aktivierungs,freischalt,authentifizierungs,registrierungs,einmal,wiederherstellungs,sms,tan,entsperr,abhol,liefer,zustell)_(code*,kode,pin,passwort,kennwort)|passwort*|kennwort|einmal_*|anmeldung|anmelden|einloggen|verifizieren|verifizierung|zwei_faktor*|2_faktor*|authentifizier*|per sms|eine sms|geben sie (diesen,den) code niemandem|niemandem|nicht weiter*|teilen sie (diesen,den) code nicht|teile (diesen,den) code nicht|gib (diesen,den) code nicht|nicht an dritte|gültig für|läuft in|mtan|push_tan|überweisung|packstation|paketbote|fahrer|kurier|abholung|ihre handynummer|an ihr handy|auf ihr handy|an ihre e_mail|per e_mail geschickt',
  amount:
    'stück|stk|personen|nutzer|besucher|kunden|bestellungen|artikeln|punkte|kilometer|meter|tage|stunden|minuten|sekunden|jahre|monate|mal|zeilen|einwohner|einheiten|mitglieder|aufrufe|klicks|prozent',
  sample:
    'z b|zb|zum beispiel|beispiel*|beispielsweise|etwa so|so aus|sieht so aus|wie etwa|wie zum beispiel',
  never:
    'telefon*|handy_nummer|handy|mobil|mobilnummer|mobil_nr|tel nr|rufnummer|rückruf*|fax*|kontonummer|konto_nr|blz|bankleitzahl|ust id*|ust_idnr|umsatzsteuer*|steuer_nummer|steuer_id*|personalausweis*|ausweis*|reisepass*|sendungs*|paketnummer|paket_nr|tracking_nummer|tracking_code|geburtsdatum|geboren am|geb|datum|kreditkarte*|kartennummer|preis|betrag|summe|kostet|gesamt*|saldo|ruf mich an|rufen sie mich|anrufen unter|erreichbar unter|softwareversion|firmware',
  money: 'eur|chf|rappen|franken',
  not: 'nicht|kein|keine|keinen|statt|anstatt|anstelle|sondern nicht|ohne|finde keinen|vergessen sie|ignorieren sie',
  fix: 'entschuldigung|entschuldige|verzeihung|korrektur|tippfehler|vertippt|verschrieben|verlesen|meinte|ich meine|moment|doch|sondern|richtig ist|neuer|neuen|neue|noch einmal|nochmal|nochmals|abgelaufen|ungültig|falsch|falscher|stimmt nicht|geht nicht|funktioniert nicht|aktualisier*|korrigiere|ups',
  tell: 'geben sie|eingeben|gib|einzugeben|verwenden sie|nutzen sie|benutze|tippen sie|ein geben|verwende',
  yours: 'ihr|ihre|ihren|ihrem|dein|deine|deinen|euer',
  mine: 'mein|meine|meinen|meinem|mir|ich|unser|wir',
  ask: 'bitte|geben|senden|schicken|nennen|mitteilen|vorlesen|welche|welchen|welcher|was|sagen|durchgeben|verraten|nenne|schick|sag|brauche|bräuchte|benötige|lesen|diktieren',
  digits: 'nummer|zahl|zahlen|ziffern',
  fill: 'der|die|das|den|dem|ein|eine|einen|dieser|dieses|diesen|hier|hallo|guten tag|moin|servus|ja|nein|danke|gerne|also|jetzt|nun|lautet|auch|und zwar|folgende|folgender|da|es|dort|unten|oben|links|rechts|mit|noch|so|dann|gut|super|klar|okay|habe|hab|hätte|gefunden|ihnen|dir|euch|sie|man|wieder|gerade|eben|nur|bei|aktuelle|aktueller|erste|zweite|letzte|alte|wie|können|könnten|auf|dem|im|am|in|seite|moment bitte|am telefon|telefonisch|per telefon',
  is: 'ist|sind|war|wäre|heißt|heisst',
  and: 'und|aber|sowie',
  or: 'oder|bzw',
  for: 'für|fuer|zu|zur|zum|von|vom|des|wegen|bezüglich|betreffend|meiner|meines|ihrer',
  wanted:
    '(die,den) (sie,du,ihr) (wollten,wolltest,brauchen,brauchst,verlangt haben,haben wollten,haben wolltest,gefragt haben)|nach (der,denen,dem) (sie,du) gefragt (haben,hast)',
};
