import type { CueWords } from '../kinds.ts';

export const tr: CueWords = {
  noibu:
    '(yardım,yardim) (kod*,code,no,numarası,pini)|yardimkodu|yardımkodu|help kod*|(yardım,yardim,yardm,yrdım) (kodu*,kod,koodu,kdu)|yardım_kod*|noibu (kod*,)|yardım için kod|yardım numarası',
  cobrowse:
    '(ekran,ekran paylaşım,ekran paylaşımı,ekran paylaşma,paylaşım,oturum,ortak gezinme,ortak tarama,co_browsing,co_browse,cobrowse,görüntüleme,destek oturumu,seans) (kod*,pini,pin,numarası)|(oturum,seans,paylaşım)_kod*|(ekran,ekran paylaşım*,ekran paylaşma,oturum,seans,görüşme,canlı görünüm,uzaktan,uzaktan destek,eş gezinme,paylaşım) (kod*,pin*,numara*,şifre kodu)|ekranı (paylaşma,görme) kod*|oturm kod*|ekran paylasim* kod*',
  support:
    '(destek,müşteri hizmetleri,temsilci,müşteri desteği,teknik destek,canlı destek,servis) (kod*,numarası,pini)|(destek,musteri hizmetleri,temsilci için,temsilciye,servis,hizmet,asistan,yardım masası) (kod*,numarası,pini)|(temsilciye,görevliye,danışmana,yetkiliye) (bu,şu,) (numarayı,kodu)|(numarayı,kodu) (temsilciye,görevliye,danışmana,yetkiliye)',
  six: '(6,altı)_(haneli,basamaklı,rakamlı,hane,rakam,rakamlar,sayı)|6 haneli kod*|altı haneli kod*|(6,altı,alti)_(haneli,basamakli,rakamli,hane,haneyi,rakamı,sayıyı)',
  code: 'kod|kodu|kodum|kodumuz|kodlar|kodları',
  handed: 'kodunuz*|kodun|kodunu|kodunuzu',
  screen:
    'ekran paylaş*|ekranı* (paylaş*,gör*)|ekranımı|ekranınızı|ekranını|ekran paylasim*|ekranimi|ekranınıza|ekranıma|ekranımı gör*|(ekranı,ekranımı,ekranınızı) (göster*,paylaş*,izle*)',
  session: 'oturum|oturumu',
  show: 'gördüğüm|görünüyor|görüyorum|yazıyor|çıktı|çıkıyor|gösteriyor|verdi|geldi|gözüküyor|diyor|okuyorum',
  other:
    '(sipariş,bilet,fatura,müşteri,talep,referans,rezervasyon,hesap,ürün,seri,sözleşme,üye,üyelik,poliçe,iade,işlem,başvuru,kayıt,şikayet,vaka,dosya,stok,model,parti,personel,oda,mağaza,onay sipariş,bildirim,kullanıcı,barkod) (numara*,no,nosu,nr,kod*,id,num)|(indirim,promosyon,kupon,hediye,kampanya,posta,hata,davet,referans,hediye kartı,bina,kapı) (kod*,çeki)|kupon*|indirim|hediye kartı|barkod',
  thing:
    'sipariş|siparişim|siparişin|siparişi|fatura*|talep|müşteri|hesap|ürün|rezervasyon|iade|ödeme|şikayet|kargo|sepet|bilet|hata',
  otp: '(doğrulama,onay,güvenlik,giriş,aktivasyon,etkinleştirme,kimlik doğrulama,sms,teslimat,teslim,kurtarma,erişim,tek kullanımlık,kayıt onay,sıfırlama,şifre) (kod*,şifre*)|şifre*|parola*|tek kullanımlık|doğrula*|giriş yap*|oturum aç*|iki adımlı|iki faktörlü|kimlik|sms ile|sms le|smsle|kimseyle|kimse ile|paylaşmayın|paylaşmayınız|hiç kimse*|asla|geçerli*|kurye*|sürücü*|teslim*|telefonunuza|e_postanıza|cep telefonunuza|banka*|havale|işleminiz*',
  amount:
    'no lu|adet|tane|kişi|kullanıcı|ziyaretçi|puan|kilometre|metre|gün|saat|dakika|saniye|yıl|kez|kere|satır|nüfus|yüzde',
  sample: 'örn|örneğin|örnek*|mesela|gibi|şuna benzer|şeklinde',
  never:
    'telefon|telefonum|tel|cep telefonu|cep|gsm|telefon numara*|(kart,banka hesap,takip,kargo takip,pasaport,vergi,tc kimlik,kimlik,kargo,hesap iban) (numara*,no,nosu)|arayın|ara beni|faks|vergi no|tckn|kargo takip|takip kodu|takip|doğum tarihi|doğum|tarih|tarihi|kredi kartı|fiyat*|tutar*|toplam|bakiye|sürüm|versiyon',
  money: 'tl|lira|kuruş|₺',
  not: 'olmayan',
  notBefore: 'değil|değildi|yerine|yok',
  fix: 'pardon|özür dilerim|kusura bakmayın|kusura bakma|üzgünüm|düzeltme|düzeltiyorum|yanlış yazdım|yanlış oldu|yazım hatası|demek istedim|aslında|bekleyin|yeni|tekrar|yeniden|bir daha|başka|süresi doldu|süresi dolmuş|geçersiz|yanlış|hatalı|çalışmıyor|çalışmadı|ups|doğrusu',
  tell: 'girin|giriniz|yazın|yazınız|kullanın|kullanınız|tuşlayın|gir|girerek',
  yours: 'sizin|senin',
  mine: 'benim|bende|ben|bizim|bana|biz',
  ask: 'söyler|söyleyin|okur|okuyun|gönderir|gönderin|paylaşır|verir|verin|iletir|alabilir miyim|alabilir|lütfen|hangi|nedir|misiniz|mısınız|yazar|iletin|söyle|gönder|rica',
  digits: 'numara|rakam|rakamlar|numarayı|rakamları|sayı|sayıyı',
  fill: 'bu|şu|o|bir|işte|burada|merhaba|selam|iyi günler|evet|hayır|teşekkürler|teşekkür ederim|sağol|tamam|peki|şimdi|de|da|şöyle|altta|aşağıda|üstte|solda|sağda|ekranda|sayfada|olan|var|buldum|ne|mi|mı|sadece|güncel|ilk|ikinci|son|eski|size|efendim|tabii|buyurun|buyrun|ekrandaki|gördüğünüz|görünen|yazan|ve kodu|telefonda|telefonla',
  is: 'olarak|dır|dir',
  and: 've|ama|ile|fakat',
  or: 'veya|ya da|yada',
  for: 'için|hakkında|ilgili|ait',
  nr: 'numaralı|nolu|no lu',
  wanted: 'istediğiniz|istediğin|sorduğunuz|sorduğun|istenen|talep ettiğiniz',
};
