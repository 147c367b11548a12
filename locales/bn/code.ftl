## সবগুলোর জন্য

code-preheader = কোডটি এই ইমেইলে রয়েছে।
code-preheader-expires = এই ইমেইলের কোডটির মেয়াদ: { DURATION($duration) }।
code-expires = কোডটির মেয়াদ: <strong>{ DURATION($duration) }</strong>। এরপর আপনি নতুন কোডের জন্য অনুরোধ করতে পারবেন।
code-keep-private = এই কোডটি কাউকে জানাবেন না। আমরা কখনোই আপনার কাছে এটি চাইব না।

## verify_email_by_code

code-verify-enter = ঠিকানাটি নিশ্চিত করতে এই কোডটি দিন:

## reset_email_by_code

code-reset-enter = নতুন পাসওয়ার্ড সেট করতে এই কোডটি দিন:

## auth_email_by_code

code-sign-in-title = আপনার সাইন-ইন কোড
code-sign-in-subject-brand = { $brand }-এর জন্য আপনার সাইন-ইন কোড
code-sign-in-intro = এই ইমেইল ঠিকানা দিয়ে সাইন ইন করার একটি অনুরোধ আমরা পেয়েছি।
code-sign-in-intro-brand = এই ইমেইল ঠিকানা দিয়ে { $brand }-এ সাইন ইন করার একটি অনুরোধ আমরা পেয়েছি।
code-sign-in-enter = সাইন ইন করতে এই কোডটি দিন:
code-sign-in-not-you = সাইন ইন করার চেষ্টা আপনি না করে থাকলে এই ইমেইলটি উপেক্ষা করতে পারেন। কোডটি ছাড়া কেউ সাইন ইন করতে পারবে না।
code-sign-in-reason = এই ঠিকানা দিয়ে সাইন ইন করার অনুরোধ করা হয়েছিল বলে আপনি এই ইমেইলটি পেয়েছেন।

## mfa_oob_code

code-mfa-title = আপনার যাচাইকরণ কোড
code-mfa-subject-brand = { $brand }-এর জন্য আপনার যাচাইকরণ কোড
code-mfa-intro = আপনার অ্যাকাউন্টে সাইন ইন করতে আরও একটি ধাপ প্রয়োজন।
code-mfa-intro-brand = আপনার { $brand } অ্যাকাউন্টে সাইন ইন করতে আরও একটি ধাপ প্রয়োজন।
code-mfa-enter = সাইন ইন সম্পূর্ণ করতে এই কোডটি দিন:
code-mfa-not-you = আপনি এখন সাইন ইন না করে থাকলে হয়তো অন্য কেউ আপনার পাসওয়ার্ড জানেন। অনুগ্রহ করে যত দ্রুত সম্ভব পাসওয়ার্ড পরিবর্তন করুন।
code-mfa-reason = এই ঠিকানায় নিবন্ধিত অ্যাকাউন্টে সাইন ইন করার সময় কোড চাওয়া হয় বলে আপনি এই ইমেইলটি পেয়েছেন।
