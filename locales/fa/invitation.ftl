## موضوع و پیش‌نمایش

invitation-subject-brand = دعوت به پیوستن به { $brand }
invitation-preheader = برای پذیرفتن دعوت، این ایمیل را باز کنید.

## متن

invitation-title = شما دعوت شده‌اید
invitation-intro = شما به استفاده از خدمات ما دعوت شده‌اید.
invitation-intro-brand = شما به پیوستن به { $brand } دعوت شده‌اید.
invitation-button = پذیرفتن دعوت
invitation-link = برای پذیرفتن دعوت، لطفاً این پیوند را باز کنید:
invitation-not-you = اگر منتظر این دعوت نبوده‌اید، می‌توانید این ایمیل را نادیده بگیرید. تا آن را نپذیرید، هیچ اقدامی انجام نمی‌شود.

## جزئیات دعوت

invitation-details = جزئیات دعوت:
invitation-inviter = <strong>دعوت‌کننده:</strong> { $inviter }
invitation-roles = <strong>نقش‌ها:</strong> { LIST($roles) }

## پانویس

invitation-reason = این ایمیل را دریافت کرده‌اید، زیرا دعوت‌نامه‌ای به این نشانی فرستاده شده است.
