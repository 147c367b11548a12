## ใต้ปุ่ม

layout-fallback = หากปุ่มไม่ทำงาน โปรดคัดลอกลิงก์นี้ไปวางในเบราว์เซอร์ของท่าน:

## ข้อมูลบัญชี

layout-address = <strong>ที่อยู่อีเมล:</strong> { $email }
layout-organization = <strong>องค์กร:</strong> { $organization }

## ส่วนท้าย

layout-support-email = หากมีข้อสงสัย โปรดติดต่อเราที่: { $email }
layout-support-url = หากมีข้อสงสัย โปรดดูคำตอบที่<link>หน้าความช่วยเหลือ</link>
layout-support-both = หากมีข้อสงสัย โปรดดูคำตอบที่<link>หน้าความช่วยเหลือ</link> หรือติดต่อเราที่: { $email }
layout-sent-by = ส่งโดย { $brand }
