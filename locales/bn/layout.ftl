## বোতামের নিচে

layout-fallback = বোতামটি কাজ না করলে অনুগ্রহ করে এই লিংকটি কপি করে আপনার ব্রাউজারে পেস্ট করুন:

## অ্যাকাউন্টের বিবরণ

layout-address = <strong>ইমেইল ঠিকানা:</strong> { $email }
layout-organization = <strong>প্রতিষ্ঠান:</strong> { $organization }

## পাদটীকা

layout-support-email = কোনো প্রশ্ন আছে? অনুগ্রহ করে আমাদের লিখুন: { $email }
layout-support-url = কোনো প্রশ্ন আছে? অনুগ্রহ করে আমাদের <link>সহায়তা পৃষ্ঠাগুলো</link> দেখুন।
layout-support-both = কোনো প্রশ্ন আছে? অনুগ্রহ করে আমাদের <link>সহায়তা পৃষ্ঠাগুলো</link> দেখুন অথবা আমাদের লিখুন: { $email }
layout-sent-by = প্রেরক: { $brand }
