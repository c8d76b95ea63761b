import type { CueWords } from '../kinds.ts';

/** Indonesian and Malay. */
export const id: CueWords = {
  noibu:
    '(kode,kod,kodenya) (bantuan,bantu,pertolongan,help)|(nomor,pin) bantuan|kode_bantuan|kodebantuan|kode bntuan',
  cobrowse:
    '(kode,kod,pin,nomor) (sesi,sesinya,berbagi layar,bagi layar,perkongsian skrin,kongsi skrin,screen_share,screen_sharing,share screen,penelusuran bersama,co_browsing,co_browse,cobrowsing,layar bersama,layar,berbagi)|sesi (dukungan,cobrowse)|kode untuk (berbagi layar,sesi)',
  support:
    '(kode,kod,pin,nomor) (dukungan,layanan,support,sokongan,untuk agen,agen,cs,customer service,layanan pelanggan,dukungan teknis,untuk cs)',
  six: '(6,enam)_(digit,angka,nomor)',
  code: 'kode|kodenya',
  handed: 'kodemu|kode anda|kode kamu',
  screen:
    '(berbagi,bagikan,share,kongsi,membagikan) (layar,skrin) (anda,saya,)|(layar,skrin) (anda,saya)|melihat layar',
  session: 'sesi',
  show: 'muncul|tertulis|tampil|terlihat|saya lihat|menunjukkan|tertera|keluar|dapat|menampilkan|saya dapat|kelihatan',
  other:
    '(nomor,no,nomer,kode,id,no.) (pesanan,order,tiket,faktur,invoice,kasus,pelanggan,pemesanan,booking,reservasi,referensi,rujukan,akun,produk,barang,seri,kontrak,anggota,member,polis,retur,pengaduan,laporan,transaksi,pembelian,struk,model,karyawan,kamar,toko,antrian,pengembalian)|kode (promo,diskon,kupon,voucher,pos,kesalahan,error,galat,referral,undangan,hadiah,batang,barang)|kupon|diskon|kartu hadiah|galat|kesalahan|poskod',
  thing:
    'pesanan|order|tiket|faktur|kasus|pelanggan|akun|produk|barang|kontrak|pembelian|pembayaran|retur|pengaduan|paket|keranjang',
  otp: '(kode,kod,pin,sandi,nomor) (verifikasi,konfirmasi,keamanan,akses,aktivasi,otentikasi,autentikasi,login,masuk,otp,pemulihan,pengambilan,pengiriman,sms,rahasia,sekali pakai,pendaftaran,pengesahan)|kata sandi|sandi|kata laluan|sekali pakai|verifikasi|masuk ke akun|dua langkah|autentikasi|lewat sms|melalui sms|via sms|jangan (berikan,bagikan,beritahu,sebarkan,kongsi)|siapa pun|siapapun|sesiapa|rahasiakan|jangan pernah|tidak pernah|berlaku|kedaluwarsa|kurir|pengemudi|driver|ke ponsel|ke hp|ke nomor|ke email|bank|transfer|gojek|grab|shopee|tokopedia|dana',
  amount:
    'buah|orang|pengguna|pengunjung|pelanggan baru|poin|kilometer|meter|hari|jam|menit|detik|tahun|kali|baris|penduduk|anggota baru|persen|unit|pcs|lembar',
  sample: 'misalnya|contoh*|contohnya|seperti ini|seperti|mirip',
  never:
    'telepon|telp|telpon|hp|ponsel|handphone|nomor (hp,telepon,telpon,ponsel,resi,kartu,rekening,ktp,paspor,pelacakan,wa,whatsapp)|no (hp,telp,resi,rekening,wa,rek)|hubungi|faks|npwp|nik|ktp|resi|lacak|pelacakan|tanggal|tgl|tanggal lahir|lahir|kartu kredit|rekening|harga|jumlah|total harga|biaya|saldo|versi|paspor',
  money: 'rupiah|rp|ringgit|rm|ribu|juta',
  not: 'bukan|tidak|tak|bukannya|alih alih|tanpa|belum|abaikan|nggak|gak|ga',
  fix: 'maaf|koreksi|ralat|salah ketik|salah tulis|salah|maksud saya|maksudnya|sebenarnya|tunggu|baru|yang baru|lagi|sekali lagi|ulang|kadaluarsa|tidak valid|tidak berlaku|tidak bisa|tidak berfungsi|seharusnya|yang benar|eh',
  tell: 'masukkan|masukan|ketik|gunakan|isi|inputkan|pakai',
  yours: 'anda|kamu|mu',
  mine: 'saya|aku|ku|kami|punya saya|gue',
  fill: 'ini|itu|yang|adalah|ialah|di sini|disini|berikut|halo|hai|selamat|pagi|siang|ya|iya|terima kasih|makasih|tolong|mohon|oke|baik|sekarang|juga|nomor|angka|di|bawah|atas|kiri|kanan|dengan|dari|sudah|ada|ketemu|apa|berapa|hanya|cuma|pertama|kedua|terakhir|lama|sebelumnya|berikan|kirim|kirimkan|bacakan|sebutkan|beri tahu|beritahu|bisa|boleh|kak|pak|bu|min|layar|halaman|situs|sini|nih|nya|silakan|sebentar|pada',
  is: 'adalah|ialah|yaitu|yakni|itu',
  and: 'dan|tapi|tetapi|serta',
  or: 'atau',
  for: 'untuk|tentang|mengenai|terkait|bagi',
};
