### Các trang mà liên kết trong verify_email và reset_email dẫn đến.

## Địa chỉ của tài khoản

verify-title = Xác nhận địa chỉ email
verify-lead = Vui lòng xác nhận địa chỉ email này là của Quý khách và Quý khách sử dụng địa chỉ này cho tài khoản { $application }.
verify-button = Xác nhận địa chỉ
verify-done-title = Địa chỉ email của Quý khách đã được xác nhận
verify-already = Địa chỉ email này đã được xác nhận trước đó
verify-done = Quý khách có thể đóng trang này và tiếp tục sử dụng { $application }.

## Mật khẩu mới

reset-title = Đặt lại mật khẩu
reset-lead = Có yêu cầu đặt mật khẩu mới cho tài khoản { $application } của Quý khách. Nếu Quý khách đã gửi yêu cầu này, vui lòng tiếp tục. Nếu không, vui lòng đóng trang này: mật khẩu của Quý khách vẫn được giữ nguyên.
reset-button = Tiếp tục
reset-done-title = Yêu cầu của Quý khách đã được xác nhận
reset-done = Vui lòng quay lại { $application } để đặt mật khẩu mới.

## Các liên kết không còn tác dụng

link-used = Liên kết này đã được sử dụng
link-expired = Liên kết này đã hết hiệu lực
link-unknown = Liên kết này không hợp lệ
link-again = Vui lòng sử dụng liên kết trong email mới nhất hoặc yêu cầu liên kết mới tại { $application }.

## Sự cố từ phía chúng tôi

later-title = Hiện chưa thể thực hiện thao tác này
later = Vui lòng mở lại liên kết sau vài phút.
