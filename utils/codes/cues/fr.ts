import type { CueWords } from '../kinds.ts';

export const fr: CueWords = {
  noibu:
    'code(s,) (d aide,daide,aide,d_aides,de aide)|(code,cod,coed) (d aide,daide)|code_aide|numéro d aide|code noibu|code help',
  cobrowse:
    'code(s,) (de,du,pour le,d,pour,) (partage d écran,partage d ecran,partage décran,partage ecran,partage de l écran,partage de mon écran,partage,co_browsing,co_navigation,co_browse,navigation partagée,navigation assistée)|code(s,) (de,de la,de ma,pour la,pour ma,) session|code session|numéro de session|session (de co_browsing,cobrowse)|code (de visualisation,de visionnage)',
  support:
    'code(s,) (support,assistance,d assistance,dassistance,de support,du support,pour le support,pour l assistance,du service client,pour le conseiller,pour l agent,du conseiller,pour le service client,technicien)',
  six: '(6,six) (chiffres,chiffre,numéros,nombres)',
  code: 'code|codes|cod',
  screen:
    'partage d écran|partager (mon,votre,ton,l,son) écran|partage (décran,ecran,de l écran)|partagez (votre,l) écran|voir (mon,votre,ton) écran|(mon,votre,ton) écran|co_navigation|prendre la main',
  session: 'session',
  show: 'affiche|s affiche|affiché|apparaît|apparu|je vois|je lis|il y a écrit|marqué|indique|j ai eu|reçu|donné|m a donné|il dit|ça dit|écrit',
  other:
    '(numéro,num,n°,n,no,nº,numero,réf,référence,code,id,identifiant) (de,d,du,de la,) (commande,ticket,facture,dossier,client,réservation,référence,compte,article,produit,série,contrat,membre,adhérent,suivi client,demande,sinistre,police,retour,incident,transaction,fidélité,confirmation de commande,modèle,lot,bon,devis,cas,magasin,salle,chambre,porte,immeuble,entrée,parrainage,invitation,avantage)|référence*|code(s,) (promo*,réduction,de réduction,de remise,remise,cadeau,avantage,barre,coupon,promotionnel)|bon (d achat,de réduction,de commande)|coupon|carte cadeau|code_postal|cp|code (d,) erreur|code erreur|erreur|numéro d erreur|digicode',
  thing:
    'commande|facture|dossier|ticket|client|compte|article|produit|réservation|contrat|colis|demande|paiement|retour|réclamation|panier|sinistre|livraison|achat',
  otp: 'code(s,) (de,d,) (vérification,verification,confirmation,sécurité,securite,validation,connexion,accès,activation,authentification,identification,déverrouillage,récupération,retrait,livraison,sms,secret,confidentiel,pin,unique,temporaire,usage unique)|mot de passe|mdp|usage unique|vérifier|vérification|connecter|connexion|identité|authentification|double facteur|par sms|un sms|texto|ne (le,) (partagez,communiquez,divulguez,transmettez)|ne partagez|jamais|à personne|ne communiquez|valable|expire|livreur|chauffeur|coursier|point relais|sur votre téléphone|sur votre mobile|par e_mail|par mail|votre banque|virement|carte bancaire',
  amount:
    'pièces|personnes|utilisateurs|visiteurs|clients|commandes|points|kilomètres|mètres|jours|heures|minutes|secondes|ans|fois|lignes|habitants|membres|vues|clics|unités|exemplaires|abonnés|pour cent',
  sample: 'par exemple|p ex|exemple*|comme ceci|du type|du style|ressemble à|tel que',
  never:
    'téléphone|tél|portable|mobile|numéro de (téléphone,portable,mobile,tél,tva,suivi,colis,carte,compte bancaire,siret,sécurité sociale,passeport,version)|appelez moi|appelez_moi|rappelez_moi|appeler au|joindre au|joignable|fax|siret|siren|tva|rib|n° de suivi|suivi colis|suivi|date|date de naissance|né le|née le|naissance|carte bancaire|carte de crédit|prix|montant|coûte|solde|version|passeport|sécurité sociale',
  money: 'euros|francs|centimes|balles',
  not: 'pas|non|aucun|au lieu de|plutôt que|sans|ni|ne pas|et non|oubliez|ignorez|pas de|je ne trouve pas',
  fix: 'pardon|désolé|désolée|correction|erreur de frappe|faute de frappe|je voulais dire|me suis trompé*|trompé|trompée|en fait|plutôt|attendez|nouveau|nouvelle|encore|à nouveau|de nouveau|autre|expiré|invalide|incorrect|mauvais|ne fonctionne pas|ne marche pas|faux|oups|rectification|rafraîch*|c est plutôt',
  tell: 'entrez|saisissez|saisir|tapez|utilisez|indiquez|entrer|utilise|composez',
  yours: 'votre|vos|ton|ta|tes',
  mine: 'mon|ma|mes|j ai|je|moi|notre|nous|m',
  fill: 'le|la|les|l|un|une|du|ce|cet|cette|ceci|celui|celui_ci|voici|voilà|il|elle|bonjour|bonsoir|salut|oui|merci|svp|s il vous plaît|s il te plaît|stp|alors|donc|maintenant|bien|aussi|suivant|numéro|chiffres|en bas|en haut|à gauche|à droite|avec|ok|d accord|trouvé|que|qui|qu|quel|quelle|me|vous|te|tu|y|ai|a|avez|juste|seulement|actuel|premier|deuxième|dernier|ancien|donner|donnez|envoyer|envoyez|lire|dire|dites|communiquer|transmettre|pouvez|pourriez|sur|dans|au|bas|page|écran|trouve|on|m',
  is: 'est|c est|sont|était|c était|cest',
  and: 'et|mais|puis',
  or: 'ou|ou bien',
  for: 'pour|de|d|de la|de ma|de mon|concernant|à propos de|au sujet de|des|relatif',
};
