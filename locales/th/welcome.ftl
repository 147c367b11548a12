## หัวเรื่องและข้อความตัวอย่าง

welcome-subject = ยินดีต้อนรับ
welcome-subject-brand = ยินดีต้อนรับสู่ { $brand }
welcome-preheader = บัญชีของท่านพร้อมใช้งานแล้ว

## เนื้อหา

welcome-title = ยินดีต้อนรับ
welcome-title-brand = ยินดีต้อนรับสู่ { $brand }
welcome-intro = ขอขอบคุณที่ท่านสร้างบัญชีกับเรา บัญชีของท่านพร้อมใช้งานแล้ว
welcome-intro-brand = ขอขอบคุณที่ท่านสร้างบัญชีกับ { $brand } บัญชีของท่านพร้อมใช้งานแล้ว
welcome-created-at = <strong>วันที่สร้าง:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = ไปที่บัญชีของท่าน
welcome-link = หากต้องการไปที่บัญชีของท่าน โปรดเปิดลิงก์นี้:
welcome-not-you = หากท่านไม่ได้สร้างบัญชีนี้ สามารถเพิกเฉยต่ออีเมลฉบับนี้ได้
welcome-not-you-support = หากท่านไม่ได้สร้างบัญชีนี้ <link>โปรดแจ้งให้เราทราบ</link>

## ส่วนท้าย

welcome-reason = ท่านได้รับอีเมลฉบับนี้เนื่องจากมีการสร้างบัญชีด้วยที่อยู่อีเมลนี้
