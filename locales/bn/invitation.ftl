## বিষয় ও প্রাকদর্শন

invitation-subject-brand = { $brand }-এ যোগ দেওয়ার আমন্ত্রণ
invitation-preheader = আমন্ত্রণ গ্রহণ করতে এই ইমেইলটি খুলুন।

## মূল অংশ

invitation-title = আপনাকে আমন্ত্রণ জানানো হয়েছে
invitation-intro = আপনাকে আমাদের সেবায় যোগ দেওয়ার আমন্ত্রণ জানানো হয়েছে।
invitation-intro-brand = আপনাকে { $brand }-এ যোগ দেওয়ার আমন্ত্রণ জানানো হয়েছে।
invitation-button = আমন্ত্রণ গ্রহণ করুন
invitation-link = আমন্ত্রণ গ্রহণ করতে অনুগ্রহ করে এই লিংকটি খুলুন:
invitation-not-you = এই আমন্ত্রণ অপ্রত্যাশিত হলে এই ইমেইলটি উপেক্ষা করতে পারেন। আপনি গ্রহণ না করলে কিছুই হবে না।

## আমন্ত্রণের বিবরণ

invitation-details = আমন্ত্রণের বিবরণ:
invitation-inviter = <strong>আমন্ত্রণ জানিয়েছেন:</strong> { $inviter }
invitation-roles = <strong>ভূমিকা:</strong> { LIST($roles) }

## পাদটীকা

invitation-reason = কেউ এই ঠিকানায় আমন্ত্রণ পাঠিয়েছেন বলে আপনি এই ইমেইলটি পেয়েছেন।
