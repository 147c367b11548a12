link-expires = ลิงก์นี้มีอายุการใช้งาน <strong>{ DURATION($duration) }</strong>
link-keep-private = โปรดอย่าส่งต่ออีเมลฉบับนี้ ลิงก์นี้มีไว้สำหรับท่านเท่านั้น
