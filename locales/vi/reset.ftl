## Tiêu đề và dòng xem trước

reset-subject = Đặt lại mật khẩu
reset-subject-brand = Đặt lại mật khẩu tài khoản { $brand }
reset-preheader = Liên kết trong email này có hiệu lực trong { DURATION($duration) }.

## Nội dung

reset-title = Đặt lại mật khẩu
reset-intro = Chúng tôi đã nhận được yêu cầu đặt lại mật khẩu cho tài khoản của Quý khách.
reset-intro-brand = Chúng tôi đã nhận được yêu cầu đặt lại mật khẩu cho tài khoản { $brand } của Quý khách.
reset-button = Đặt mật khẩu mới
reset-link = Để đặt mật khẩu mới, vui lòng mở liên kết sau:
reset-expires = Liên kết có hiệu lực trong <strong>{ DURATION($duration) }</strong>. Sau thời gian này, Quý khách có thể yêu cầu liên kết mới.
reset-keep-private = Vui lòng không chuyển tiếp email này. Bất kỳ ai có liên kết đều có thể đặt mật khẩu mới.

## Chi tiết yêu cầu

reset-details = Chi tiết yêu cầu:
reset-requested-at = <strong>Thời điểm yêu cầu:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Thiết bị:</strong> { $device }
reset-location = <strong>Vị trí gần đúng:</strong> { $location }
reset-not-you = Nếu không yêu cầu đặt lại mật khẩu, Quý khách có thể bỏ qua email này. Mật khẩu của Quý khách vẫn được giữ nguyên.

## Chân trang

reset-reason = Quý khách nhận được email này vì có yêu cầu đặt mật khẩu mới cho tài khoản đăng ký bằng địa chỉ này.
