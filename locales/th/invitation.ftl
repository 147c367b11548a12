## หัวเรื่องและข้อความตัวอย่าง

invitation-subject-brand = คำเชิญเข้าร่วม { $brand }
invitation-preheader = เปิดอีเมลฉบับนี้เพื่อตอบรับคำเชิญ

## เนื้อหา

invitation-title = ท่านได้รับคำเชิญ
invitation-intro = ท่านได้รับเชิญให้เข้าร่วมบริการของเรา
invitation-intro-brand = ท่านได้รับเชิญให้เข้าร่วม { $brand }
invitation-button = ตอบรับคำเชิญ
invitation-link = หากต้องการตอบรับคำเชิญ โปรดเปิดลิงก์นี้:
invitation-not-you = หากท่านไม่ได้คาดว่าจะได้รับคำเชิญนี้ สามารถเพิกเฉยต่ออีเมลฉบับนี้ได้ จะไม่มีการดำเนินการใดหากท่านไม่ตอบรับ

## รายละเอียดของคำเชิญ

invitation-details = รายละเอียดของคำเชิญ:
invitation-inviter = <strong>ผู้เชิญ:</strong> { $inviter }
invitation-roles = <strong>บทบาท:</strong> { LIST($roles) }

## ส่วนท้าย

invitation-reason = ท่านได้รับอีเมลฉบับนี้เนื่องจากมีผู้ส่งคำเชิญมายังที่อยู่อีเมลนี้
