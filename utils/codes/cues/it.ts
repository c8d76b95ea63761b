import type { CueWords } from '../kinds.ts';

export const it: CueWords = {
  noibu: '(codice,codici,codce,codie,cod) (di,d,) (aiuto,aiuti)|(numero,pin) di aiuto|codice (help,noibu)',
  cobrowse:
    '(codice,codici,codce,cod,pin,numero) (di,della,per,per la,d,della mia,) (condivisione schermo,condivisione dello schermo,condivisione,condividere lo schermo,condividere schermo,schermo condiviso,sessione,co_browsing,co_browse,cobrowsing,navigazione condivisa,sessione di supporto,visualizzazione)|sessione di (supporto,co_browsing,cobrowse)',
  support:
    '(codice,codici,cod,pin,numero) (di,per,dell,per l,per il,del,) (supporto,assistenza,servizio clienti,assistenza clienti,operatore,tecnico,agente)',
  six: '(6,sei) (cifre,numeri,cifra)',
  code: 'codice|codici|codce|codic',
  screen:
    'condivisione (dello,) schermo|condividere (lo,il mio,il suo,il tuo,) schermo|condividi lo schermo|(mio,suo,tuo) schermo|vedere (lo,il suo,il tuo) schermo|schermo condiviso',
  session: 'sessione',
  show: 'appare|apparso|compare|mi esce|esce|mostra|vedo|dice|leggo|ricevuto|c è scritto|mi dà|uscito|visualizzo|indica',
  other:
    '(numero,n°,num,nr,n,codice,id,nº) (di,d,del,dell,della,) (ordine,ticket,fattura,caso,pratica,cliente,prenotazione,conto,articolo,prodotto,serie,contratto,socio,tessera,riferimento,polizza,reso,segnalazione,richiesta,transazione,conferma ordine,modello,lotto,dipendente,camera,negozio,utente,scontrino,protocollo,a barre,acquisto)|riferimento|codice (sconto,promo,promozionale,postale,coupon,errore,di errore,regalo,a barre,fedeltà,articolo,amico)|buono (sconto,regalo,)|coupon|sconto|carta regalo|cap|c a p|errore|pratica|protocollo',
  thing:
    'ordine|ticket|fattura|caso|cliente|conto|articolo|prodotto|prenotazione|contratto|acquisto|reclamo|pagamento|reso|segnalazione|richiesta|pacco|carrello|spedizione',
  otp: '(codice,pin,password,numero) (di,d,) (verifica,conferma,sicurezza,accesso,attivazione,autenticazione,login,validazione,sblocco,recupero,ritiro,consegna,registrazione,otp,sms,temporaneo,monouso,segreto)|monouso|usa e getta|verificare|verifica|accedere|accesso|identità|autenticazione|due fattori|via sms|un sms|tramite sms|non (lo,) (condividere,comunicare,condividerlo,divulgare)|con nessuno|a nessuno|nessuno|mai|valido|scade|corriere|autista|fattorino|sul suo telefono|sul tuo telefono|al tuo numero|via e_mail|per e_mail|banca|bonifico|spid',
  amount:
    'unità|pezzi|persone|utenti|visitatori|clienti|ordini|punti|chilometri|metri|giorni|ore|minuti|secondi|anni|volte|righe|abitanti|membri|visite|per cento',
  sample: 'per esempio|ad esempio|p es|es|esempio|tipo|come questo|simile a',
  never:
    'telefono|tel|cellulare|cell|numero di (telefono,cellulare,tracking,tracciamento,carta,conto,passaporte,spedizione,passaporto)|chiamami|mi chiami|chiamare al|contattarmi|fax|partita iva|p iva|iva|codice fiscale|c f|conto corrente|tracciamento|codice di (tracciamento,spedizione,tracking)|codice (tracking,spedizione)|data|data di nascita|nascita|nato il|nata il|carta di credito|carta|prezzo|importo|costa|costo|totale|saldo|versione|passaporto',
  money: 'euro|centesimi',
  not: 'non|nessun|invece di|anziché|al posto di|senza|né|e non|dimentichi|ignori|non trovo|non vedo|non ho',
  fix: 'scusi|scusa|scusate|correzione|errore di battitura|ho sbagliato|sbagliato|mi sono sbagliat*|volevo dire|intendevo|anzi|aspetti|aspetta|in realtà|nuovo|nuova|di nuovo|ancora|un altro|scaduto|non valido|errato|non funziona|ops|mi correggo',
  tell: 'inserisci|inserisca|inserire|digiti|digita|usa|usi|utilizza|utilizzi|scriva|scrivi',
  yours: 'suo|sua|tuo|tua|vostro',
  mine: 'mio|mia|miei|io|ho|nostro|mi|noi',
  fill: 'il|lo|la|i|gli|le|l|un|una|uno|questo|questa|quello|ecco|eccolo|qui|è questo|ciao|salve|buongiorno|buonasera|sì|si|grazie|prego|per favore|per cortesia|allora|adesso|ora|anche|seguente|numero|numeri|cifre|in basso|in alto|a sinistra|a destra|con|va bene|certo|ok|trovato|che|quale|qual|cosa|le|ti|ha|c è|solo|attuale|primo|secondo|ultimo|vecchio|dare|darmi|dammi|mi dia|inviare|invii|leggere|legga|dire|dica|dirmi|può|puoi|potrebbe|sullo|sulla|nella|schermo|pagina|trova|riesce|e|scritto',
  is: 'sono|era|sarebbe|risulta',
  and: 'ma|però|inoltre|ed',
  or: 'oppure',
  for: 'per|di|del|della|dello|dell|riguardo a|relativo a|per il|per la|sul',
};
