## பொத்தானுக்குக் கீழே

layout-fallback = பொத்தான் செயல்படவில்லை என்றால், இந்த இணைப்பை நகலெடுத்து உங்கள் உலாவியில் ஒட்டவும்:

## கணக்கின் விவரங்கள்

layout-address = <strong>மின்னஞ்சல் முகவரி:</strong> { $email }
layout-organization = <strong>நிறுவனம்:</strong> { $organization }

## அடிக்குறிப்பு

layout-support-email = கேள்விகள் உள்ளனவா? எங்களுக்கு எழுதவும்: { $email }
layout-support-url = கேள்விகள் உள்ளனவா? பதில்கள் இங்கே கிடைக்கும்: <link>உதவிப் பக்கங்கள்</link>.
layout-support-both = கேள்விகள் உள்ளனவா? பதில்கள் இங்கே கிடைக்கும்: <link>உதவிப் பக்கங்கள்</link>. அல்லது எங்களுக்கு எழுதவும்: { $email }
layout-sent-by = அனுப்புநர்: { $brand }
