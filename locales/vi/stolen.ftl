## Tiêu đề và dòng xem trước

stolen-subject-brand = Vui lòng đặt mật khẩu mới cho { $brand }
stolen-preheader = Mật khẩu của Quý khách xuất hiện trong dữ liệu bị đánh cắp từ một dịch vụ khác.

## Nội dung

stolen-title = Vui lòng đặt mật khẩu mới
stolen-intro = Địa chỉ email và mật khẩu tài khoản của Quý khách xuất hiện trong dữ liệu bị đánh cắp từ một dịch vụ khác.
stolen-intro-brand = Địa chỉ email và mật khẩu tài khoản { $brand } của Quý khách xuất hiện trong dữ liệu bị đánh cắp từ một dịch vụ khác.
stolen-change = Bất kỳ ai có dữ liệu này đều có thể đăng nhập vào tài khoản của Quý khách. Vui lòng đặt một mật khẩu mới mà Quý khách không dùng ở bất kỳ nơi nào khác.
stolen-elsewhere = Nếu Quý khách dùng mật khẩu cũ cho các tài khoản khác, vui lòng đổi cả ở những nơi đó.

## Chân trang

stolen-reason = Quý khách nhận được email này vì tài khoản đăng ký bằng địa chỉ này bị ảnh hưởng.
