## Tiêu đề và dòng xem trước

verify-subject = Vui lòng xác nhận địa chỉ email
verify-subject-brand = Vui lòng xác nhận địa chỉ email cho tài khoản { $brand }
verify-preheader = Chỉ còn một bước nữa để xác nhận địa chỉ email của Quý khách.

## Nội dung

verify-title = Xác nhận địa chỉ email
verify-intro = Địa chỉ email này đã được cung cấp cho một tài khoản trong hệ thống của chúng tôi. Vui lòng xác nhận địa chỉ này là của Quý khách.
verify-intro-brand = Địa chỉ email này đã được cung cấp cho một tài khoản { $brand }. Vui lòng xác nhận địa chỉ này là của Quý khách.
verify-button = Xác nhận địa chỉ
verify-link = Để xác nhận địa chỉ, vui lòng mở liên kết sau:
verify-expires = Liên kết có hiệu lực trong <strong>{ DURATION($duration) }</strong>.
verify-not-you = Nếu Quý khách không thực hiện yêu cầu này, vui lòng bỏ qua email này. Khi đó, địa chỉ sẽ không được xác nhận.

## Chân trang

verify-reason = Quý khách nhận được email này vì địa chỉ này đã được nhập khi một tài khoản được tạo hoặc thay đổi.
