## বিষয় ও প্রাকদর্শন

welcome-subject = আপনাকে স্বাগতম
welcome-subject-brand = { $brand }-এ আপনাকে স্বাগতম
welcome-preheader = আপনার অ্যাকাউন্ট প্রস্তুত।

## মূল অংশ

welcome-title = আপনাকে স্বাগতম
welcome-title-brand = { $brand }-এ আপনাকে স্বাগতম
welcome-intro = আমাদের সেবায় অ্যাকাউন্ট তৈরি করার জন্য ধন্যবাদ। আপনার অ্যাকাউন্টটি এখনই ব্যবহার করা যাবে।
welcome-intro-brand = { $brand }-এ অ্যাকাউন্ট তৈরি করার জন্য ধন্যবাদ। আপনার অ্যাকাউন্টটি এখনই ব্যবহার করা যাবে।
welcome-created-at = <strong>তৈরির তারিখ:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = আপনার অ্যাকাউন্টে যান
welcome-link = আপনার অ্যাকাউন্টে যেতে অনুগ্রহ করে এই লিংকটি খুলুন:
welcome-not-you = এই অ্যাকাউন্ট আপনি তৈরি না করে থাকলে এই ইমেইলটি উপেক্ষা করতে পারেন।
welcome-not-you-support = এই অ্যাকাউন্ট আপনি তৈরি না করে থাকলে অনুগ্রহ করে <link>আমাদের জানান</link>।

## পাদটীকা

welcome-reason = এই ঠিকানা দিয়ে একটি অ্যাকাউন্ট তৈরি করা হয়েছে বলে আপনি এই ইমেইলটি পেয়েছেন।
