import type { CueWords } from '../kinds.ts';

export const fr: CueWords = {
  noibu:
    'code_aide|code d_aide|code daide|code noibu|code help|cod d aide|code (d,de l,de,pour l,pour,) aide|codes d_aide|code_d_aide|codedaide|codeaide|cd d_aide|code d_ade|code d_aid|code (de,du) noibu|noibu',
  cobrowse:
    'code_session|code_partage|session (de co_browsing,cobrowse)|cobrowse|co_browsing|co_navigation|code (de,de la,du,pour la,pour le) (session,partage,visionnage,visualisation,co_navigation,cobrowsing)|code (de,du) partage (d,de l,de mon,de votre,) écran|numéro de session|code (d,de l,) écran|code de (cession,sesion,sessions)|vue à distance|code pour (voir,partager) (mon,votre,ton,l) écran|prise en main|code de connexion à distance',
  six: '(6,six) (chiffres,chiffre,numéros,nombres)|(6,six) (chiffre,chifres,numero,numeros)|à (6,six) chiffres',
  code: 'code|codes|cod',
  screen:
    'partage (d,de l,de mon,de votre,) écran|partager (mon,votre,ton,l,son,) écran|partage décran|partag* (mon,votre,ton,l,) écran|voir (mon,votre,ton,l) écran|co_navigation|navigation (partagée,assistée)|prendre la main|visualisation|visionnage|partage ecran|partage d_écran|mon écran|votre écran|ton écran|partag* (mon,votre,ton,l) _écran|écran (partagé,en direct)',
  session: 'session',
  show: 'affiche|s affiche|affiché|apparaît|apparu|je vois|je lis|il y a écrit|marqué|indique|j ai eu|reçu|donné|m a donné|il dit|ça dit|écrit|(sur,à) (mon,l,votre) écran|obtenu',
  other:
    'référence*|promo*|code promo*|réduction|remise|cadeau|coupon|bon (d achat,de réduction,de commande)|carte cadeau|code_postal|postal|cp|code erreur|digicode|parrainage|code barre*|fidélité|adhérent|(numéro,code) (de,du) magasin',
  thing:
    'commande|facture|dossier|ticket|client|compte|article|produit|réservation|contrat|colis|demande|paiement|retour|réclamation|panier|sinistre|livraison|achat|référence|série|membre|police|incident|transaction|modèle|lot|bon|devis|cas|salle|chambre|porte|immeuble|entrée|invitation|suivi client|ligne|erreur',
  otp: 'vérification|verification|confirmation|sécurité|securite|validation|accès|activation|authentification|identification|déverrouillage|récupération|retrait|secret|confidentiel|pin|usage unique|temporaire|mot de passe|mdp|vérifier|connecter|connexion|identité|double facteur|par sms|un sms|texto|sms|ne (le,) (partagez,communiquez,divulguez,transmettez)|jamais|à personne|valable|expire|livreur|chauffeur|coursier|point relais|sur votre téléphone|sur votre mobile|par e_mail|par mail|votre banque|virement',
  amount:
    'pièces|personnes|utilisateurs|visiteurs|clients|commandes|points|kilomètres|mètres|jours|heures|minutes|secondes|ans|fois|lignes|habitants|membres|vues|clics|unités|exemplaires|abonnés|pour cent',
  sample: 'par exemple|p ex|exemple*|comme ceci|du type|du style|ressemble à|tel que',
  never:
    'téléphone|tél|portable|mobile|numéro de (téléphone,portable,mobile,tél,tva,suivi,colis,carte,compte bancaire,siret,sécurité sociale,passeport,version)|appelez moi|appelez_moi|rappelez_moi|appeler au|joindre au|joignable|fax|siret|siren|tva|rib|n° de suivi|suivi colis|suivi|date|date de naissance|né le|née le|naissance|carte bancaire|carte de crédit|prix|montant|coûte|solde|version|passeport|sécurité sociale',
  money: 'euros|francs|centimes|balles',
  not: 'pas|non|aucun|au lieu de|plutôt que|sans|ne pas|et non|oubliez|ignorez|pas de|je ne trouve pas|au lieu du|au lieu d|à la place du|à la place de',
  fix: 'pardon|désolé|désolée|correction|erreur de frappe|faute de frappe|je voulais dire|me suis trompé*|trompé|trompée|en fait|plutôt|attendez|nouveau|nouvelle|encore|à nouveau|de nouveau|autre|expiré|invalide|incorrect|mauvais|ne fonctionne pas|ne marche pas|faux|oups|rectification|rafraîch*|c est plutôt',
  tell: 'entrez|saisissez|saisir|tapez|utilisez|indiquez|entrer|utilise|composez',
  yours: 'votre|vos|ton|ta|tes',
  mine: 'mon|ma|mes|j ai|je|moi|notre|nous|m',
  ask: 'donner|donnez|donne|envoyer|envoyez|lire|lisez|dire|dites|communiquer|communiquez|transmettre|transmettez|quel|quelle|svp|s il vous plaît|s il te plaît|stp|besoin|pouvez|pourriez|dicter',
  digits: 'chiffres',
  fill: 'le|la|les|l|un|une|du|ce|cet|cette|ceci|celui|celui_ci|voici|voilà|il|elle|bonjour|bonsoir|salut|oui|merci|alors|donc|maintenant|bien|aussi|suivant|en bas|en haut|à gauche|à droite|avec|ok|d accord|trouvé|que|qui|qu|me|vous|te|tu|y|ai|a|avez|juste|seulement|actuel|premier|deuxième|dernier|ancien|sur|dans|au|bas|page|écran|trouve|on|m|au téléphone|par téléphone',
  is: 'est|c est|sont|était|c était|cest',
  and: 'et|mais|puis',
  or: 'ou|ou bien',
  for: 'pour|de|d|de la|de ma|de mon|concernant|à propos de|au sujet de|des|relatif',
  help: 'aide|aides|daide|d aide',
  desk: 'support|assistance|dassistance|service client|conseiller|agent|technicien|service technique|l assistance|l agent|le conseiller|conseillère|assistance technique|support technique|le support|équipe|hotline|sav',
  nr: 'numéro|numéros|num|n°|no|nº|numero|réf|id|identifiant',
  wanted:
    '(que,dont) (vous,tu) (demandiez,m avez demandé*,vouliez,voulais,m as demandé*,demandais,avez demandé*,avez besoin,as besoin)',
  support:
    'code assistance|code d assistance|(code,numéro) pour (l opérateur,l agent,l opératrice,le technicien,l assistance)',
};
