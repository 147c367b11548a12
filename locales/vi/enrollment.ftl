## Tiêu đề

enrollment-subject-brand = Thiết lập xác thực hai yếu tố cho { $brand }

## Nội dung

enrollment-title = Thiết lập xác thực hai yếu tố
enrollment-intro = Quý khách vui lòng thiết lập yếu tố xác thực thứ hai để đăng nhập vào tài khoản.
enrollment-intro-brand = Quý khách vui lòng thiết lập yếu tố xác thực thứ hai để đăng nhập vào tài khoản { $brand }.
enrollment-why = Yếu tố thứ hai, chẳng hạn như một ứng dụng trên điện thoại, ngăn người khác truy cập tài khoản ngay cả khi họ biết mật khẩu.
enrollment-button = Thiết lập ngay
enrollment-link = Để thiết lập yếu tố thứ hai, vui lòng mở liên kết sau:
enrollment-not-you = Nếu email này không nằm trong dự kiến, Quý khách vui lòng không mở liên kết.

## Chân trang

enrollment-reason = Quý khách nhận được email này vì cần thiết lập xác thực hai yếu tố cho tài khoản đăng ký bằng địa chỉ này.
