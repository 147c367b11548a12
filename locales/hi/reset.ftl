## विषय और पूर्वावलोकन

reset-subject = अपना पासवर्ड रीसेट करें
reset-subject-brand = अपने { $brand } खाते का पासवर्ड रीसेट करें
reset-preheader = इस ईमेल में दिए गए लिंक की वैधता अवधि: { DURATION($duration) }।

## मुख्य भाग

reset-title = अपना पासवर्ड रीसेट करें
reset-intro = हमें आपके खाते का पासवर्ड रीसेट करने का अनुरोध मिला है।
reset-intro-brand = हमें आपके { $brand } खाते का पासवर्ड रीसेट करने का अनुरोध मिला है।
reset-button = नया पासवर्ड चुनें
reset-link = नया पासवर्ड चुनने के लिए कृपया यह लिंक खोलें:
reset-expires = लिंक की वैधता अवधि: <strong>{ DURATION($duration) }</strong>। इसके बाद नए लिंक का अनुरोध किया जा सकता है।
reset-keep-private = कृपया यह ईमेल किसी और को न भेजें। इस लिंक से नया पासवर्ड चुना जा सकता है, चाहे यह किसी के भी पास हो।

## अनुरोध का विवरण

reset-details = अनुरोध का विवरण:
reset-requested-at = <strong>अनुरोध का समय:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>डिवाइस:</strong> { $device }
reset-location = <strong>अनुमानित स्थान:</strong> { $location }
reset-not-you = यदि यह अनुरोध आपने नहीं किया है, तो इस ईमेल को अनदेखा किया जा सकता है। आपका पासवर्ड वैसा ही रहेगा।

## पाद लेख

reset-reason = आपको यह ईमेल इसलिए मिला है क्योंकि इस पते से जुड़े खाते के लिए नए पासवर्ड का अनुरोध किया गया था।
