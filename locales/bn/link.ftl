link-expires = লিংকটির মেয়াদ: <strong>{ DURATION($duration) }</strong>।
link-keep-private = অনুগ্রহ করে এই ইমেইলটি অন্য কাউকে পাঠাবেন না। লিংকটি শুধু আপনার জন্য।
