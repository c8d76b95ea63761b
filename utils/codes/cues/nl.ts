import type { CueWords } from '../kinds.ts';

export const nl: CueWords = {
  noibu:
    'hulp_code*|hulp_(cod,kode,nummer,pin)|help_code*|assistentie_code|hupl_code|hulp_codes|hulp_kode|hulpcoode|hulp_coed|noibu_(code*,nummer)|code (voor,van) (de,) hulp',
  cobrowse:
    '(scherm,schermdeel,schermdeling,schermdelings,scherm deel,meekijk,kijk_mee,sessie,co_browse,co_browsing,deel,sessi)_(code*,kode,pin,nummer)|code voor (het,de) (schermdelen,schermdeling,meekijken,sessie)|(scherm_deel,scherm_delings,scherm_meekijk,meekijk,meekijkers,sessie,sesie,deel_scherm,sessi)_(code*,kode,nummer,pin,cijfers)|sessie_(id,nr)|code (om,voor) (mijn,uw,je,het) scherm (te delen,delen)|code (van,voor) (de,mijn) (sessie,schermdeling)|(meekijken,mee te kijken,meekijkt) (op,met) (mijn,uw,het) scherm|scherm_code',
  support:
    '(ondersteunings,support,klantenservice,service,helpdesk,medewerker)_(code*,kode,nummer,pin)|code voor (de,het) (medewerker,klantenservice,support,helpdesk)|(assistentie,hulpdienst,klanten_service,ondersteuning,agent,helpdesk,service_desk,support_team)_(code*,kode,nummer,pin)|code voor (de,jullie,je,uw) (agent,collega,klantendienst,support,ondersteuning)|(nummer,code,cijfers) (aan,aan de,aan een) (medewerker,agent,helpdesk,klantenservice,adviseur)',
  six: '(6,zes)_(cijferig*,cijfer*)|(6,zes) (cijfers,getallen,nummers,cijferige)|(6,zes) (cijfertjes,cijfer,nummertjes)|van (6,zes) cijfers',
  screen:
    'scherm_(delen,deling)|scherm (te delen,meekijken,bekijken,zien)|(mijn,uw,je,jouw) scherm|meekijken|mee te kijken|schermdelen|scherm (met jullie,met u,met je,) (delen,te delen,deel)|scherm deel*|(mijn,uw,je,jouw,het) scherm (te delen,delen,zien,bekijken)|scherm_delen',
  session: 'sessie',
  show: 'staat|zie ik|ik zie|toont|laat zien|verschijnt|verscheen|krijg ik|gekregen|kreeg',
  other:
    '(bestel,order,ticket,factuur,klant,zaak,dossier,referentie,boekings,reserverings,artikel,product,serie,contract,lidmaatschaps,polis,retour,bevestigings,aanvraag,transactie,account,case,model,medewerkers,klanten,winkel)_(nummer*,nr,id,code)|kortings_code*|korting|cadeau_(bon*,kaart*,code)|tegoed_bon*|waardebon*|actie_code*|coupon_code|voucher_code|postcode|post_code|fout_(code*,melding*,nummer)|kenmerk|deur_code|uitnodigings_code|(klant,factuur,bestel,order,rekening,contract,polis,dossier,zaak,lid,pakket)_(nummer,nr)',
  thing:
    'bestelling*|factuur|zaak|dossier|klant|artikel|boeking|reservering|aanvraag|betaling|retour|klacht|zending|rekening',
  otp: '(verificatie,bevestigings,beveiligings,inlog,login,toegangs,activerings,activatie,herstel,sms,aanmeld,authenticatie,eenmalige,ophaal,afhaal,bezorg)_(code*,kode,pin,wachtwoord)|wachtwoord*|inloggen|aanmelden|eenmalig*|verifieer|verifieren|verificatie|tweestaps*|authenticat*|per sms|een sms|met niemand|niemand|deel deze code niet|deel (deze,de) code nooit|nooit|geldig|verloopt|bezorger|koerier|pakketpunt|naar uw telefoon|naar je telefoon|naar uw e_mail|naar je e_mail|bankpas',
  amount:
    'stuks|personen|gebruikers|bezoekers|klanten|bestellingen|punten|kilometer|meter|dagen|uur|minuten|seconden|jaar|keer|regels|inwoners|leden|procent|eenheden',
  sample: 'bijv|bijvoorbeeld|voorbeeld*|zoals|ziet er zo uit|lijkt op',
  never:
    'telefoon*|tel_nr|mobiel*|mobiele nummer|gsm|gsm_nummer|rekening_nummer|bank_rekening*|btw_nummer|kvk*|bsn|burgerservicenummer|paspoort*|track_en_trace|trackcode|volgnummer|track trace|zendingsnummer|pakket_nummer|geboorte_datum|geboren|datum|creditcard*|kaart_nummer|prijs|bedrag|totaal|kost|saldo|bel me|bel mij|bereikbaar op|versie|btw_(nr,nummer,id,nummers)',
  not: 'niet|geen|in plaats van|zonder|kan geen|vergeet|negeer',
  fix: 'excuus|excuses|correctie|typfout|tikfout|vergist|verkeerd|ik bedoel|bedoel|bedoelde|moet zijn|nieuwe|nieuw|opnieuw|nogmaals|nog een keer|verlopen|ongeldig|fout|foutje|klopt niet|werkt niet|oeps|toch|pardon',
  tell: 'voer|invoeren|vul|typ|toets|gebruik',
  yours: 'uw|jouw|je',
  mine: 'mijn|mn|m n|ik|mij|onze|ons|wij',
  ask: 'geven|sturen|doorgeven|doorsturen|voorlezen|welke|wat|kunt|kun|alstublieft|aub|alsjeblieft|geef|stuur|noem|noemen|zeggen|nodig|lees',
  digits: 'nummer|cijfers|getal',
  fill: 'de|het|een|dit|dat|deze|die|hier|er|hallo|goedemiddag|goedendag|ja|nee|dank|bedankt|dank u|dank je|graag|dus|nu|dan|ook|volgende|luidt|onderaan|bovenaan|links|rechts|met|nog|zo|goed|prima|heb|heeft|hebben|gevonden|van mij|wel|even|net|alleen|bij|huidige|eerste|tweede|laatste|oude|u|jij|op|in|aan|telefonisch|via de telefoon|aan de telefoon|per telefoon',
  is: 'zijn|waren',
  and: 'en|maar',
  or: 'of',
  for: 'voor|van|over|betreffende|omtrent|bij de',
  handed: 'je code|je codes',
  wanted:
    '(waar,die) (je,u,jij,jullie) (om vroeg,om vroegen,naar vroeg,wilde,wou,nodig had,nodig heeft,vroeg)',
};
