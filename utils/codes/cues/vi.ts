import type { CueWords } from '../kinds.ts';

/** Vietnamese, with its marks and without. */
export const vi: CueWords = {
  noibu:
    'ma tro giup|mã (trợ giúp,giúp đỡ,help,cứu trợ,hỗ trợ lỗi)|mã trợ giup|ma giup do|mã noibu|code (trợ giúp,help)|help_code',
  cobrowse:
    'phiên (hỗ trợ,cobrowse)|ma phien|ma chia se man hinh|mã màn hình|mã (phiên,phiên làm việc,phiên hỗ trợ,chia sẻ,chia sẻ màn hình,xem màn hình,màn hình,share màn hình,duyệt chung,đồng duyệt,kết nối màn hình,session)|code (phiên,chia sẻ màn hình,share màn hình,session)|ma (phien,chia se,chia se man hinh,share man hinh,xem man hinh)|số phiên|mã xem màn hình (từ xa,)|mã phiên',
  support:
    'ma ho tro|mã (hỗ trợ,dịch vụ,cskh,nhân viên,tổng đài,chăm sóc khách hàng,hỗ trợ kỹ thuật,cho nhân viên,đưa nhân viên)|ma (ho tro,dich vu)|code (hỗ trợ,cho nhân viên)|(số,mã) (này,) cho (tổng đài viên,nhân viên,tư vấn viên,tổng đài)|mã dành cho (nhân viên,tổng đài,hỗ trợ,nhân viên hỗ trợ)',
  six: '(6,sáu) (số,chữ số,ký tự,con số)|gồm (6,sáu) số|(6,sáu,sau) (số,chữ số,con số,so,chu so,ký tự,kí tự)|dãy (6,sáu) số|mã (6,sáu) số',
  code: 'mã|mã số|ma so|ma la|mã code',
  screen:
    'chia sẻ màn hình|màn hình của (bạn,anh,chị,em,quý khách)|xem màn hình|share màn hình|duyệt chung|đồng duyệt|chia sẻ|màn hình (của,) (mình,tôi,em,anh,chị,bạn)|(chia sẻ,share,xem,thấy) màn hình|chia se man hinh|man hinh',
  session: 'phiên',
  show: 'hiện|hiển thị|thấy|hiện ra|ghi|hiện lên|nhận được|xuất hiện|báo',
  other:
    'tham chiếu|sê ri|seri|serial|giảm giá|khuyến mãi|khuyến mại|ưu đãi|voucher|coupon|quà tặng|bưu điện|bưu chính|mã bưu chính|mã lỗi|giới thiệu|mã vạch|mã vùng|phiếu giảm giá|ma giam gia|ma don hang|ma loi|(mã,số) cửa hàng|(số,mã) (hóa đơn,tài khoản,đơn hàng,khách hàng,hợp đồng,đơn)',
  thing:
    'đơn hàng|hóa đơn|vé|khách hàng|tài khoản|sản phẩm|hợp đồng|khiếu nại|thanh toán|trả hàng|gói hàng|giỏ hàng|đơn|yêu cầu|đặt chỗ|đặt phòng|thành viên|bảo hiểm|giao dịch|biên lai|phòng|hồ sơ|phiếu|đặt hàng|lỗi',
  otp: 'xác nhận|xác minh|xác thực|bảo mật|đăng nhập|kích hoạt|truy cập|khôi phục|nhận hàng|giao hàng|đăng ký|mật khẩu|một lần|hai bước|2 bước|hai yếu tố|qua sms|qua tin nhắn|tin nhắn|không chia sẻ|đừng chia sẻ|không cung cấp|bất kỳ ai|bất cứ ai|cho ai|tuyệt đối|không bao giờ|hiệu lực|hết hạn sau|tài xế|shipper|người giao|(đến,về) điện thoại|đến email|ngân hàng|chuyển khoản|chuyển tiền|zalo|momo|ma xac nhan|ma xac thuc|ma xac minh|mat khau',
  amount:
    'cái|chiếc|người|người dùng|khách|điểm|cây số|mét|ngày|giờ|phút|giây|năm|lần|dòng|dân|thành viên mới|phần trăm|lượt',
  sample: 'ví dụ|vd|chẳng hạn|kiểu như|như thế này|giống như|vi du',
  never:
    'điện thoại|đt|sđt|sdt|số (điện thoại,đt,di động,thẻ,tài khoản ngân hàng,vận đơn,cmnd,cccd,hộ chiếu,fax)|di động|gọi cho|gọi số|liên hệ|mã (vận đơn,số thuế,theo dõi)|mst|stk|số tài khoản|vận đơn|cmnd|cccd|hộ chiếu|ngày sinh|sinh ngày|ngày tháng|thẻ tín dụng|giá|số tiền|tổng cộng|tổng|chi phí|số dư|phiên bản',
  money: 'đồng|vnđ|đô|nghìn|ngàn|triệu|usd đô',
  not: 'không phải|không|chẳng phải|thay vì|chưa|bỏ qua|không có|khong phai|khong',
  fix: 'xin lỗi|sorry|đính chính|sửa lại|gõ nhầm|nhầm|viết nhầm|ghi sai|ý tôi là|ý mình là|thật ra|đợi|mới|mã mới|lại|lần nữa|một lần nữa|hết hạn|không hợp lệ|sai|không đúng|không được|đúng ra|đổi|xin loi|nham',
  tell: 'nhập|điền|sử dụng|dùng|gõ',
  yours: 'của bạn|của quý khách|của anh|của chị|của em|cua ban',
  mine: 'của tôi|của mình|tôi|mình|của em đây|chúng tôi|cua toi|toi|em',
  ask: 'cho|gửi|đọc|nói|cung cấp|giúp|vui lòng|làm ơn|xin|bao nhiêu|nào|cần|báo',
  digits: 'chữ số|con số|đọc số|báo số|gửi số|dãy số|mấy số',
  fill: 'là|la|đây|này|đó|cái này|dạ|vâng|vang|ạ|xin chào|chào|cảm ơn|cám ơn|cam on|được rồi|giờ|bây giờ|cũng|sau|ở|bên|dưới|trên|trái|phải|góc|với|có|rồi|tìm thấy|gì|chỉ|hiện tại|đầu tiên|thứ hai|cuối|cũ|trước|có thể|trang|web|màn hình|nhé|nha|thì|ok|đang|anh|chị|ơi|bạn|quý khách|như sau|của|qua điện thoại',
  is: 'là|đây là',
  and: 'và|nhưng|còn',
  or: 'hoặc|hay',
  for: 'cho|về|của đơn|liên quan|để',
  help: 'trợ giúp|giúp đỡ',
  desk: 'hỗ trợ|chăm sóc khách hàng|nhân viên|tổng đài viên|cskh|kỹ thuật|nhân viên hỗ trợ',
  nr: 'số|so',
  wanted: '(anh,chị,em,bạn,shop) (hỏi,cần,yêu cầu,xin)',
};
