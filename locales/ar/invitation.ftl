## الموضوع وسطر المعاينة

invitation-subject-brand = دعوة للانضمام إلى { $brand }
invitation-preheader = يمكنكم قبول الدعوة من خلال هذه الرسالة.

## النص

invitation-title = تلقيتم دعوة
invitation-intro = تلقيتم دعوة للانضمام إلى خدمتنا.
invitation-intro-brand = تلقيتم دعوة للانضمام إلى { $brand }.
invitation-button = قبول الدعوة
invitation-link = لقبول الدعوة، يُرجى فتح هذا الرابط:
invitation-not-you = إذا لم تكونوا تتوقعون هذه الدعوة، يمكنكم تجاهل هذه الرسالة. ولن يحدث شيء ما لم تقبلوها.

## تفاصيل الدعوة

invitation-details = تفاصيل الدعوة:
invitation-inviter = <strong>الدعوة من:</strong> { $inviter }
invitation-roles = <strong>الأدوار:</strong> { LIST($roles) }

## التذييل

invitation-reason = تلقيتم هذه الرسالة لأن دعوة أُرسلت إلى هذا العنوان.
