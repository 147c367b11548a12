## Tiêu đề và dòng xem trước

approval-subject-brand = { $brand }: cần Quý khách phê duyệt
approval-preheader = Vui lòng kiểm tra thông tin, sau đó phê duyệt hoặc từ chối yêu cầu.

## Nội dung

approval-title = Cần Quý khách phê duyệt
approval-intro = Một thao tác trong tài khoản của Quý khách cần được phê duyệt.
approval-intro-brand = Một thao tác trong tài khoản { $brand } của Quý khách cần được phê duyệt.
approval-message = <strong>Nội dung:</strong> { $message }
approval-compare = Vui lòng so sánh nội dung này với nội dung hiển thị ở nơi thao tác được bắt đầu. Chỉ phê duyệt nếu hai nội dung giống nhau.
approval-button = Xem yêu cầu
approval-link = Để xem yêu cầu, vui lòng mở liên kết sau:
approval-not-you = Nếu không biết về thao tác này, Quý khách vui lòng không phê duyệt. Thao tác sẽ không được thực hiện nếu Quý khách không phê duyệt.

## Chân trang

approval-reason = Quý khách nhận được email này vì một thao tác trong tài khoản đăng ký bằng địa chỉ này cần được phê duyệt.
