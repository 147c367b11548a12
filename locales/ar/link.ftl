## الرابط

link-expires = مدة صلاحية الرابط: <strong>{ DURATION($duration) }</strong>.
link-keep-private = يُرجى عدم إعادة توجيه هذه الرسالة. فالرابط مخصص لكم وحدكم.
