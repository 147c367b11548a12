## विषय और पूर्वावलोकन

invitation-subject-brand = { $brand } से जुड़ने का निमंत्रण
invitation-preheader = यह निमंत्रण इसी ईमेल से स्वीकार किया जा सकता है।

## मुख्य भाग

invitation-title = आपके लिए निमंत्रण
invitation-intro = आपको हमारी सेवा से जुड़ने का निमंत्रण मिला है।
invitation-intro-brand = आपको { $brand } से जुड़ने का निमंत्रण मिला है।
invitation-button = निमंत्रण स्वीकार करें
invitation-link = निमंत्रण स्वीकार करने के लिए कृपया यह लिंक खोलें:
invitation-not-you = यदि आपको इस निमंत्रण की अपेक्षा नहीं थी, तो इस ईमेल को अनदेखा किया जा सकता है। आपके स्वीकार किए बिना कुछ नहीं होगा।

## निमंत्रण का विवरण

invitation-details = निमंत्रण का विवरण:
invitation-inviter = <strong>निमंत्रणकर्ता:</strong> { $inviter }
invitation-roles = <strong>भूमिकाएँ:</strong> { LIST($roles) }

## पाद लेख

invitation-reason = आपको यह ईमेल इसलिए मिला है क्योंकि किसी ने इस पते पर निमंत्रण भेजा है।
