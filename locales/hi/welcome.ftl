## विषय और पूर्वावलोकन

welcome-subject = आपका स्वागत है
welcome-subject-brand = { $brand } में आपका स्वागत है
welcome-preheader = आपका खाता तैयार है।

## मुख्य भाग

welcome-title = आपका स्वागत है
welcome-title-brand = { $brand } में आपका स्वागत है
welcome-intro = हमारे यहाँ खाता बनाने के लिए धन्यवाद। आपका खाता उपयोग के लिए तैयार है।
welcome-intro-brand = { $brand } पर खाता बनाने के लिए धन्यवाद। आपका खाता उपयोग के लिए तैयार है।
welcome-created-at = <strong>खाता बनाने की तिथि:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = अपने खाते में जाएँ
welcome-link = अपने खाते में जाने के लिए कृपया यह लिंक खोलें:
welcome-not-you = यदि यह खाता आपने नहीं बनाया है, तो इस ईमेल को अनदेखा किया जा सकता है।
welcome-not-you-support = यदि यह खाता आपने नहीं बनाया है, तो कृपया <link>हमें सूचित करें</link>।

## पाद लेख

welcome-reason = आपको यह ईमेल इसलिए मिला है क्योंकि इस पते से एक खाता बनाया गया है।
