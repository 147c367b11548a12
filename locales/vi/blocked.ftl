## Tiêu đề và dòng xem trước

blocked-subject-brand = Tài khoản { $brand } của Quý khách đã bị khóa
blocked-preheader = Đã có nhiều lần đăng nhập không thành công.

## Nội dung

blocked-title = Tài khoản của Quý khách đã bị khóa
blocked-intro = Đã có nhiều lần đăng nhập không thành công vào tài khoản của Quý khách. Chúng tôi đã khóa tài khoản để bảo vệ Quý khách.
blocked-intro-brand = Đã có nhiều lần đăng nhập không thành công vào tài khoản { $brand } của Quý khách. Chúng tôi đã khóa tài khoản để bảo vệ Quý khách.
blocked-details = Chi tiết các lần đăng nhập:
blocked-you = Nếu chính Quý khách đã thực hiện, Quý khách có thể mở khóa tài khoản.
blocked-button = Mở khóa tài khoản
blocked-link = Để mở khóa tài khoản, vui lòng mở liên kết sau:
blocked-not-you = Nếu Quý khách không thực hiện, vui lòng không mở khóa: việc khóa giúp ngăn người khác truy cập tài khoản của Quý khách.

## Chân trang

blocked-reason = Quý khách nhận được email này vì tài khoản đăng ký bằng địa chỉ này đã bị khóa.
