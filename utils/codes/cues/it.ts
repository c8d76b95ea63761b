import type { CueWords } from '../kinds.ts';

export const it: CueWords = {
  noibu:
    'codice_aiuto|codice (help,noibu)|codice (di,d,dell,per l,per,) aiuto|codice (di,d) (auto,aito,aiutto)|codice noibu|noibu|cod aiuto|codice (di,del) noibu',
  cobrowse:
    'sessione di (supporto,co_browsing,cobrowse)|cobrowse|codice (di,della,per la,per,) (sessione,sesione,sezione,condivisione,visualizzazione,schermo,cobrowsing)|(codice,numero,pin) (di,della) sessione|codice (di,della) condivisione (dello,schermo,) schermo|codice per (condividere,vedere,mostrare) (lo,il mio,il suo,) schermo|assistenza remota|(vedere,vede,veda,vedano) (il mio,il suo,il tuo,lo) schermo|codice schermo',
  six: '(6,sei) (cifre,numeri,cifra)|(6,sei) (cifra,numerini)|a (6,sei) cifre|di (6,sei) cifre',
  code: 'codice|codici|codce|codic',
  screen:
    '(condivisione,condivid*) (dello,del,di,lo,il mio,il suo,il tuo,) schermo|schermo condiviso|vedere (lo,il suo,il tuo) schermo|co_browsing|navigazione condivisa|visualizzazione|condivisione|mio schermo|suo schermo|tuo schermo|(condividere,condivido,mostrare,mostro) (lo,il mio,il suo) schermo',
  session: 'sessione',
  show: 'appare|apparso|compare|mi esce|esce|mostra|vedo|dice|leggo|ricevuto|c è scritto|mi dà|uscito|visualizzo|indica|(sullo,sul mio,nel mio) schermo',
  other:
    'riferimento|sconto|promo|promozionale|codice postale|postale|coupon|buono (sconto,regalo,)|carta regalo|cap|c a p|codice (di,) errore|pratica|protocollo|codice a barre|fedeltà|codice amico|tessera (punti,fedeltà,socio,sanitaria,cliente)|(numero,codice) (del,) negozio',
  thing:
    'ordine|ticket|fattura|caso|cliente|conto|articolo|prodotto|prenotazione|contratto|acquisto|reclamo|pagamento|reso|segnalazione|richiesta|pacco|carrello|spedizione|serie|socio|tessera|polizza|transazione|modello|lotto|dipendente|camera|utente|scontrino|riferimento|barre|pratica|errore',
  otp: 'verifica|conferma|sicurezza|accesso|attivazione|autenticazione|login|validazione|sblocco|recupero|ritiro|consegna|registrazione|sms|temporaneo|monouso|segreto|password|usa e getta|verificare|accedere|identità|due fattori|via sms|un sms|tramite sms|non (lo,) (condividere,comunicare,condividerlo,divulgare)|con nessuno|a nessuno|nessuno|mai|valido|scade|corriere|autista|fattorino|sul suo telefono|sul tuo telefono|al tuo numero|via e_mail|per e_mail|banca|bonifico|spid|pin',
  amount:
    'unità|pezzi|persone|utenti|visitatori|clienti|ordini|punti|chilometri|metri|giorni|ore|minuti|secondi|anni|volte|righe|abitanti|membri|visite|per cento',
  sample: 'per esempio|ad esempio|p es|es|esempio|tipo|come questo|simile a',
  never:
    'telefono|tel|cellulare|cell|numero di (tracking,tracciamento,carta,conto,passaporto,spedizione)|chiamami|mi chiami|chiamare al|contattarmi|fax|partita iva|p iva|iva|codice fiscale|c f|conto corrente|tracciamento|codice (di,) (tracciamento,spedizione,tracking)|data|data di nascita|nascita|nato il|nata il|carta di credito|carta|prezzo|importo|costa|costo|totale|saldo|versione|passaporto',
  money: 'euro|centesimi',
  not: 'non|nessun|invece di|anziché|al posto di|senza|e non|dimentichi|ignori|non trovo|non vedo|non ho|invece del|invece della|al posto del|al posto della',
  fix: 'scusi|scusa|scusate|correzione|errore di battitura|ho sbagliato|sbagliato|mi sono sbagliat*|volevo dire|intendevo|anzi|aspetti|aspetta|in realtà|nuovo|nuova|di nuovo|ancora|un altro|scaduto|non valido|errato|non funziona|ops|mi correggo',
  tell: 'inserisci|inserisca|inserire|digiti|digita|usa|usi|utilizza|utilizzi|scriva|scrivi',
  yours: 'suo|sua|tuo|tua|vostro',
  mine: 'mio|mia|miei|io|ho|nostro|mi|noi',
  ask: 'dare|darmi|dammi|mi dia|inviare|invii|leggere|legga|dire|dica|dirmi|può|puoi|potrebbe|quale|qual|per favore|per cortesia|serve|bisogno|mandarmi|comunicarmi|dettarmi|comunicare|fornire|fornirmi|cosa',
  digits: 'cifre|numeri',
  fill: 'il|lo|la|i|gli|le|l|un|una|uno|questo|questa|quello|ecco|eccolo|qui|è questo|ciao|salve|buongiorno|buonasera|sì|si|grazie|prego|allora|adesso|ora|anche|seguente|in basso|in alto|a sinistra|a destra|con|va bene|certo|ok|trovato|che|le|ti|ha|c è|solo|attuale|primo|secondo|ultimo|vecchio|sullo|sulla|nella|schermo|pagina|trova|riesce|e|scritto|al telefono|per telefono',
  is: 'sono|era|sarebbe|risulta',
  and: 'ma|però|inoltre|ed',
  or: 'oppure',
  for: 'per|di|del|della|dello|dell|riguardo a|relativo a|per il|per la|sul',
  help: 'aiuto|aiuti',
  desk: 'supporto|assistenza|servizio clienti|assistenza clienti|operatore|tecnico|agente|l assistenza|l operatore|dell assistenza|l agente|operatrice|il supporto|assistenza tecnica|tecnico dell assistenza|servizio assistenza',
  nr: 'numero|n°|num|nr|n|id|nº',
  support:
    '(numero,codice) (all operatore,all agente,all assistente,al consulente,al servizio clienti)|codice assistenza|codice di assistenza',
  wanted: 'che (mi,) (ha,hai,avete) chiest*|che (voleva,volevi,volevate)',
};
