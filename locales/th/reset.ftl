## หัวเรื่องและข้อความตัวอย่าง

reset-subject = รีเซ็ตรหัสผ่านของท่าน
reset-subject-brand = รีเซ็ตรหัสผ่าน { $brand } ของท่าน
reset-preheader = ลิงก์ในอีเมลฉบับนี้มีอายุการใช้งาน { DURATION($duration) }

## เนื้อหา

reset-title = รีเซ็ตรหัสผ่านของท่าน
reset-intro = เราได้รับคำขอรีเซ็ตรหัสผ่านสำหรับบัญชีของท่าน
reset-intro-brand = เราได้รับคำขอรีเซ็ตรหัสผ่านสำหรับบัญชี { $brand } ของท่าน
reset-button = ตั้งรหัสผ่านใหม่
reset-link = หากต้องการตั้งรหัสผ่านใหม่ โปรดเปิดลิงก์นี้:
reset-expires = ลิงก์นี้มีอายุการใช้งาน <strong>{ DURATION($duration) }</strong> หลังจากนั้นท่านสามารถขอลิงก์ใหม่ได้
reset-keep-private = โปรดอย่าส่งต่ออีเมลฉบับนี้ ผู้ใดก็ตามที่มีลิงก์นี้สามารถตั้งรหัสผ่านใหม่ได้

## รายละเอียดของคำขอ

reset-details = รายละเอียดของคำขอ:
reset-requested-at = <strong>วันที่ขอ:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>อุปกรณ์:</strong> { $device }
reset-location = <strong>ตำแหน่งโดยประมาณ:</strong> { $location }
reset-not-you = หากท่านไม่ได้เป็นผู้ขอ สามารถเพิกเฉยต่ออีเมลฉบับนี้ได้ รหัสผ่านของท่านจะไม่เปลี่ยนแปลง

## ส่วนท้าย

reset-reason = ท่านได้รับอีเมลฉบับนี้เนื่องจากมีการขอรหัสผ่านใหม่สำหรับบัญชีที่ลงทะเบียนด้วยที่อยู่อีเมลนี้
