## Bên dưới nút

layout-fallback = Nếu nút không hoạt động, vui lòng sao chép liên kết này vào trình duyệt:

## Thông tin tài khoản

layout-address = <strong>Địa chỉ email:</strong> { $email }
layout-organization = <strong>Tổ chức:</strong> { $organization }

## Chân trang

layout-support-email = Nếu có thắc mắc, Quý khách vui lòng liên hệ: { $email }
layout-support-url = Nếu có thắc mắc, Quý khách vui lòng xem <link>trang hỗ trợ</link> của chúng tôi.
layout-support-both = Nếu có thắc mắc, Quý khách vui lòng xem <link>trang hỗ trợ</link> của chúng tôi hoặc liên hệ: { $email }
layout-sent-by = Đơn vị gửi: { $brand }
