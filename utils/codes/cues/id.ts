import type { CueWords } from '../kinds.ts';

/** Indonesian and Malay. */
export const id: CueWords = {
  noibu:
    'kode_bantuan|kodebantuan|kode bntuan|kode (bantuan,bantu,help,pertolongan,batuan,bantua)|kode noibu|help_code|kode_help|kode bantuan*|kode help*',
  cobrowse:
    'sesi (dukungan,cobrowse)|kode layar|kode (sesi,session,sesinya,layar,berbagi layar,berbagi,share layar,share screen,screen share,screen sharing,bagikan layar,kongsi skrin,pembagian layar,remote)|(nomor,nomer,no) sesi|kode (untuk,buat) (berbagi,share,lihat,melihat) (layar,screen)',
  six: '(6,enam)_(digit,angka,nomor)|(6,enam)_(digit,angka,digitnya,angkanya,nomer)|(6,enam) angka|enam digit',
  code: 'kode|kodenya',
  handed: 'kodemu|kode anda|kode kamu',
  screen:
    '(berbagi,bagikan,share,kongsi,membagikan,perkongsian,bagi) (layar,skrin) (anda,saya,)|melihat layar (anda,)|layar bersama|penelusuran bersama|berbagi|(berbagi,share,bagi,bagikan,lihat,melihat,liat,tunjukkan) (layar,screen,layarku,layarnya,layar saya)|layar (saya,ku,anda,aku)|sharing layar|share screen|(lihat,melihat,pantau) (layar,layarnya,layar kamu,layar anda)',
  session: 'sesi|sesinya',
  show: 'muncul|tertulis|tampil|terlihat|saya lihat|menunjukkan|tertera|keluar|dapat|menampilkan|saya dapat|kelihatan',
  other:
    'referensi|rujukan|promo|diskon|kupon|voucher|kode pos|poskod|undangan|kartu hadiah|kode batang|(nomor,kode) toko|nomor (pelanggan,invoice,faktur,pesanan,akun,rekening,kontrak,tiket)(nya,)',
  thing:
    'pesanan*|order|tiket*|faktur*|kasus|pelanggan|akun|produk|barang|kontrak|pembelian|pembayaran|retur|pengaduan|paket|keranjang|pemesanan|reservasi|seri|anggota|polis|laporan|transaksi|struk|karyawan|kamar|antrian|pengembalian|hadiah|antrean|kesalahan|galat',
  otp: 'verifikasi|konfirmasi|keamanan|akses|aktivasi|otentikasi|autentikasi|login|pemulihan|pengambilan|pengiriman|sms|rahasia|sekali pakai|pendaftaran|pengesahan|kata sandi|sandi|kata laluan|masuk ke akun|dua langkah|jangan (berikan,bagikan,beritahu,sebarkan,kongsi)|siapa pun|siapapun|sesiapa|rahasiakan|jangan pernah|berlaku|kurir|pengemudi|ke ponsel|ke hp|ke nomor|ke email|gojek|grab|shopee|tokopedia',
  amount:
    'buah|orang|pengguna|pengunjung|pelanggan baru|poin|kilometer|meter|hari|jam|menit|detik|tahun|kali|baris|penduduk|anggota baru|persen|unit|pcs|lembar',
  sample: 'misalnya|contoh*|contohnya|seperti ini|seperti|mirip',
  never:
    'telepon|telp|telpon|hp|ponsel|handphone|nomor (hp,telepon,telpon,ponsel,resi,kartu,rekening,ktp,paspor,pelacakan,wa,whatsapp)|no (hp,telp,resi,rekening,wa,rek)|hubungi|faks|npwp|nik|ktp|resi|lacak|pelacakan|tanggal|tgl|tanggal lahir|lahir|kartu kredit|rekening|harga|jumlah|total harga|biaya|saldo|versi|paspor',
  money: 'rupiah|rp|ringgit|rm|ribu|juta',
  not: 'bukan|tidak|tak|bukannya|alih alih|tanpa|belum|abaikan|nggak|gak|ga|daripada|ketimbang',
  fix: 'maaf|koreksi|ralat|salah ketik|salah tulis|salah|maksud saya|maksudnya|sebenarnya|tunggu|baru|yang baru|lagi|sekali lagi|ulang|kadaluarsa|tidak valid|tidak berlaku|tidak bisa|tidak berfungsi|seharusnya|yang benar|eh',
  tell: 'masukkan|masukan|ketik|gunakan|isi|inputkan|pakai',
  yours: 'anda|kamu|mu',
  mine: 'saya|aku|ku|kami|punya saya|gue',
  ask: 'berikan|kirim|kirimkan|bacakan|sebutkan|beri tahu|beritahu|bisa|boleh|tolong|mohon|berapa|minta|kasih',
  digits: 'angka|angkanya|nomornya',
  fill: 'ini|itu|yang|adalah|ialah|di sini|disini|berikut|halo|hai|selamat|pagi|siang|ya|iya|terima kasih|makasih|oke|baik|sekarang|juga|di|bawah|atas|kiri|kanan|dengan|dari|sudah|ada|ketemu|apa|hanya|cuma|pertama|kedua|terakhir|lama|sebelumnya|kak|pak|bu|min|layar|halaman|situs|sini|nih|nya|silakan|sebentar|pada|lewat telepon|via telepon|di telepon|by phone',
  is: 'adalah|ialah|yaitu|yakni|itu',
  and: 'dan|tapi|tetapi|serta',
  or: 'atau',
  for: 'untuk|tentang|mengenai|terkait|bagi',
  help: 'bantuan|bantu|pertolongan',
  desk: 'dukungan|layanan|support|sokongan|agen|cs|customer service|layanan pelanggan|dukungan teknis|petugas',
  nr: 'nomor|no|nomer|id',
  support:
    'kode (dukungan,support,layanan,agen,cs,customer service,petugas,untuk agen,untuk cs,buat cs,buat agen,servis,service,layanan pelanggan)',
  wanted: 'yang (diminta,kakak minta,kamu minta,anda minta,mas minta,mbak minta,tadi diminta)',
};
