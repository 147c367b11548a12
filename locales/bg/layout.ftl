### Предлогът „в“ не стои пред името на марката: пред някои имена той е „във“.

## До бутона

layout-fallback = Ако бутонът не работи, копирайте тази връзка в браузъра си:

## Данни за профила

layout-address = <strong>Имейл адрес:</strong> { $email }
layout-organization = <strong>Организация:</strong> { $organization }

## Долен колонтитул

layout-support-email = Имате въпроси? Пишете ни: { $email }
layout-support-url = Имате въпроси? Ще намерите отговори на нашите <link>страници за помощ</link>.
layout-support-both = Имате въпроси? Вижте нашите <link>страници за помощ</link> или ни пишете: { $email }
layout-sent-by = Изпратено от { $brand }
