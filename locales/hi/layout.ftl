## बटन के नीचे

layout-fallback = यदि बटन काम न करे, तो कृपया इस लिंक को अपने ब्राउज़र में कॉपी करें:

## खाते का विवरण

layout-address = <strong>ईमेल पता:</strong> { $email }
layout-organization = <strong>संगठन:</strong> { $organization }

## पाद लेख

layout-support-email = कोई प्रश्न है? कृपया हमें लिखें: { $email }
layout-support-url = कोई प्रश्न है? कृपया हमारे <link>सहायता पृष्ठ</link> देखें।
layout-support-both = कोई प्रश्न है? कृपया हमारे <link>सहायता पृष्ठ</link> देखें या हमें लिखें: { $email }
layout-sent-by = प्रेषक: { $brand }
