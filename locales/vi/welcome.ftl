## Tiêu đề và dòng xem trước

welcome-subject = Chào mừng Quý khách
welcome-subject-brand = Chào mừng Quý khách đến với { $brand }
welcome-preheader = Tài khoản của Quý khách đã sẵn sàng.

## Nội dung

welcome-title = Chào mừng Quý khách
welcome-title-brand = Chào mừng Quý khách đến với { $brand }
welcome-intro = Cảm ơn Quý khách đã tạo tài khoản. Quý khách có thể sử dụng tài khoản ngay bây giờ.
welcome-intro-brand = Cảm ơn Quý khách đã tạo tài khoản { $brand }. Quý khách có thể sử dụng tài khoản ngay bây giờ.
welcome-created-at = <strong>Ngày tạo:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Truy cập tài khoản
welcome-link = Để truy cập tài khoản, vui lòng mở liên kết sau:
welcome-not-you = Nếu không tạo tài khoản này, Quý khách có thể bỏ qua email này.
welcome-not-you-support = Nếu không tạo tài khoản này, Quý khách vui lòng <link>cho chúng tôi biết</link>.

## Chân trang

welcome-reason = Quý khách nhận được email này vì một tài khoản đã được tạo bằng địa chỉ này.
