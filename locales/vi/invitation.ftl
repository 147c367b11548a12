## Tiêu đề và dòng xem trước

invitation-subject-brand = Lời mời tham gia { $brand }
invitation-preheader = Mở email này để chấp nhận lời mời.

## Nội dung

invitation-title = Quý khách nhận được lời mời
invitation-intro = Quý khách được mời tham gia dịch vụ của chúng tôi.
invitation-intro-brand = Quý khách được mời tham gia { $brand }.
invitation-button = Chấp nhận lời mời
invitation-link = Để chấp nhận lời mời, vui lòng mở liên kết sau:
invitation-not-you = Nếu lời mời này không nằm trong dự kiến, Quý khách có thể bỏ qua email này. Sẽ không có gì thay đổi nếu Quý khách không chấp nhận.

## Chi tiết lời mời

invitation-details = Chi tiết lời mời:
invitation-inviter = <strong>Người mời:</strong> { $inviter }
invitation-roles = <strong>Vai trò:</strong> { LIST($roles) }

## Chân trang

invitation-reason = Quý khách nhận được email này vì có người đã gửi lời mời đến địa chỉ này.
