## Dùng chung

code-preheader = Mã nằm trong email này.
code-preheader-expires = Mã trong email này có hiệu lực trong { DURATION($duration) }.
code-expires = Mã có hiệu lực trong <strong>{ DURATION($duration) }</strong>. Sau thời gian này, Quý khách có thể yêu cầu mã mới.
code-keep-private = Vui lòng không chia sẻ mã này với bất kỳ ai. Chúng tôi không bao giờ hỏi Quý khách về mã này.

## verify_email_by_code

code-verify-enter = Để xác nhận địa chỉ, vui lòng nhập mã sau:

## reset_email_by_code

code-reset-enter = Để đặt mật khẩu mới, vui lòng nhập mã sau:

## auth_email_by_code

code-sign-in-title = Mã đăng nhập của Quý khách
code-sign-in-subject-brand = Mã đăng nhập { $brand } của Quý khách
code-sign-in-intro = Chúng tôi đã nhận được yêu cầu đăng nhập bằng địa chỉ email này.
code-sign-in-intro-brand = Chúng tôi đã nhận được yêu cầu đăng nhập vào { $brand } bằng địa chỉ email này.
code-sign-in-enter = Để đăng nhập, vui lòng nhập mã sau:
code-sign-in-not-you = Nếu không phải Quý khách yêu cầu đăng nhập, Quý khách có thể bỏ qua email này. Không ai có thể đăng nhập nếu không có mã.
code-sign-in-reason = Quý khách nhận được email này vì có yêu cầu đăng nhập bằng địa chỉ này.

## mfa_oob_code

code-mfa-title = Mã xác minh của Quý khách
code-mfa-subject-brand = Mã xác minh { $brand } của Quý khách
code-mfa-intro = Cần thêm một bước nữa để đăng nhập vào tài khoản của Quý khách.
code-mfa-intro-brand = Cần thêm một bước nữa để đăng nhập vào tài khoản { $brand } của Quý khách.
code-mfa-enter = Để hoàn tất đăng nhập, vui lòng nhập mã sau:
code-mfa-not-you = Nếu lúc này Quý khách không đăng nhập, có thể người khác đã biết mật khẩu của Quý khách. Vui lòng đổi mật khẩu sớm nhất có thể.
code-mfa-reason = Quý khách nhận được email này vì tài khoản đăng ký bằng địa chỉ này yêu cầu mã khi đăng nhập.
